//! The text of a statement on a database: made at compile time, from types alone.

use std::borrow::Cow;
use std::marker::PhantomData;

use crate::assemble::{Assembled, assemble, list_length};
use crate::automatic;
use crate::backend::Backend;
use crate::correlated;
use crate::filter::Where;
use crate::joins::Joins;
use crate::node::Shape;
use crate::order;
use crate::part::{Changes, Site};
use crate::render::{self, Writer};
use crate::returning::Returning;
use crate::survey;
use crate::table::Updatable;

/// The text of an update of `T` with the assignments `S`, the filter `F` and what comes back `R`, with
/// other tables `J`, on `DB`. `NATIVE_OLD` is whether that has old values of its own.
pub(crate) struct Sql<DB, T, S, F, R, J, const NATIVE_OLD: bool>(
    PhantomData<fn() -> (DB, T, S, F, R, J)>,
);

impl<DB, T, S, F, R, J, const NATIVE_OLD: bool> Sql<DB, T, S, F, R, J, NATIVE_OLD>
where
    DB: Backend,
    T: Updatable,
    S: Changes,
    F: Where,
    R: Returning,
    J: Joins,
{
    const SHAPE: &'static Shape = &Shape {
        table: T::TABLE,
        joins: &J::NODE,
        set: &S::NODE,
        filter: F::NODE,
        deleted: if F::WITH_DELETED {
            None
        } else {
            T::TABLE.soft_delete
        },
        order: F::ORDER,
        limited: F::LIMITED,
        returning: &R::NODE,
        native_old: NATIVE_OLD,
    };

    /// Nothing is decided at run time.
    pub(crate) const STATIC: bool = render::is_static(Self::SHAPE, DB::DIALECT);

    /// Some assignment is always there.
    pub(crate) const ALWAYS_CHANGES: bool = order::always_changes(&S::NODE);

    /// A column may be assigned twice.
    pub(crate) const REPEATS: bool = order::repeats(&S::NODE);

    /// A column may be read after it has been assigned, on a database for which that matters.
    pub(crate) const READS_EARLIER: bool =
        DB::DIALECT.assigns_in_order() && order::reads_earlier(&S::NODE);

    /// The same, of a column that takes over what another one was.
    pub(crate) const READS_PREVIOUS: bool =
        DB::DIALECT.assigns_in_order() && automatic::reads_previous(&S::NODE, T::TABLE.automatic);

    /// Only some rows are meant, and a subquery reads the updated table: MySQL can do one or the other.
    pub(crate) const LIMITED_AND_READ: bool =
        F::LIMITED && survey::reads_too_late(Self::SHAPE, DB::DIALECT);

    /// Why the database would refuse a subquery of it.
    pub(crate) const REFUSED: Option<&'static str> = correlated::refused(Self::SHAPE, DB::DIALECT);

    const MEASURED: (usize, usize) = {
        let measured = Self::write::<0>();
        (measured.len, measured.parameters)
    };

    /// Placeholders, apart from those of lists.
    pub(crate) const PARAMETERS: usize = Self::MEASURED.1;

    /// The text, or the program for [`assemble`].
    const BYTES: &'static [u8] = sized!(Self::MEASURED.0, bytes);

    const fn bytes<const N: usize>() -> &'static [u8] {
        const { &{ Self::write::<N>().bytes } }
    }

    /// The text, or the program.
    const fn write<const N: usize>() -> Writer<N> {
        if Self::STATIC {
            render::text(Self::SHAPE, DB::DIALECT)
        } else {
            render::program(Self::SHAPE, DB::DIALECT)
        }
    }

    /// The program of the statement that locks the rows and gives their keys.
    pub(crate) const KEYS: &'static [u8] = {
        let measured: Writer<0> = render::keys(Self::SHAPE, DB::DIALECT);
        sized!(measured.len, keys_bytes)
    };

    const fn keys_bytes<const N: usize>() -> &'static [u8] {
        const { &{ render::keys::<N>(Self::SHAPE, DB::DIALECT).bytes } }
    }

    /// The program of the statement that reads what comes back, up to its filter.
    pub(crate) const READ_BACK: &'static [u8] = {
        let measured: Writer<0> = render::read_back(Self::SHAPE, DB::DIALECT);
        sized!(measured.len, read_back_bytes)
    };

    const fn read_back_bytes<const N: usize>() -> &'static [u8] {
        const { &{ render::read_back::<N>(Self::SHAPE, DB::DIALECT).bytes } }
    }

    /// The text, if nothing is decided at run time.
    pub(crate) const TEXT: &'static str = {
        let bytes = if Self::STATIC { Self::BYTES } else { &[] };
        match std::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(_) => panic!("the text is put together from whole `str`s"),
        }
    };

    /// The text of a statement with sites.
    pub(crate) fn assemble(pieces: &Pieces<'_, S, F, R, J>) -> Assembled {
        let site = |index: usize| pieces.site(index, DB::DIALECT.joins_first());
        let lists: usize = (S::SITES..S::SITES + F::SITES + R::SITES + J::SITES)
            .map(|index| list_length(DB::DIALECT, site(index).count()))
            .sum();
        // The rest is shorter than its program.
        let capacity = Self::BYTES.len() + lists + 40;
        assemble(Self::BYTES, DB::DIALECT, capacity, site)
    }

    /// The text for these values.
    pub(crate) fn text(pieces: &Pieces<'_, S, F, R, J>) -> Cow<'static, str> {
        if Self::STATIC {
            return Cow::Borrowed(Self::TEXT);
        }
        let assembled = Self::assemble(pieces);
        if assembled.items == 0 {
            return Cow::Borrowed("");
        }
        Cow::Owned(assembled.text)
    }

    /// The first column that these values assign twice.
    pub(crate) fn repeated(set: &S) -> Option<&'static crate::table::ColumnName> {
        order::repeated(&S::NODE, &|index| set.site(index).count() != 0)
    }
}

/// The values of a statement.
pub(crate) struct Pieces<'a, S, F, R, J> {
    pub(crate) set: &'a S,
    pub(crate) filter: &'a F,
    pub(crate) returning: &'a R,
    pub(crate) joins: &'a J,
}

impl<S: Changes, F: Where, R: Returning, J: Joins> Pieces<'_, S, F, R, J> {
    /// The decision at a site. They are numbered as the text runs.
    #[inline]
    fn site(&self, index: usize, joins_first: bool) -> Site<'_> {
        if joins_first && index < J::SITES {
            return self.joins.site(index);
        }
        let index = if joins_first { index - J::SITES } else { index };
        if index < S::SITES {
            return self.set.site(index);
        }
        let index = index - S::SITES;
        if !joins_first && index < J::SITES {
            return self.joins.site(index);
        }
        let index = if joins_first { index } else { index - J::SITES };
        if index < F::SITES {
            self.filter.site(index)
        } else {
            self.returning.site(index - F::SITES)
        }
    }
}
