using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Comparing;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Versions.Comparing;

public sealed class VersionMarksTests
{
    private static readonly Matrix Before = Given.Matrix();

    [Fact]
    public void Of_UnchangedRowsAndCells_IsNone() => Assert.True(new VersionMarks(Before, Given.Matrix()).IsEmpty);

    [Fact]
    public void Marks_OfAFirstVersion_AreNone() => Assert.True(VersionMarks.None.IsEmpty);

    [Fact]
    public void Of_CellWithOtherParties_IsOwners()
    {
        Assert.Equal(ChangeMark.Owners, Marks(Before.Moving("keys", "iaas", Given.Vendor)).Of("keys", "iaas"));
        var contributing = ChangingCell("keys", "iaas", cell => cell with { Contributing = [Given.Vendor] });
        Assert.Equal(ChangeMark.Owners, Marks(contributing).Of("keys", "iaas"));
        Assert.Equal(ChangeMark.None, Marks(contributing).Of("keys", "saas"));
        Assert.Equal(ChangeMark.None, Marks(contributing).Of("keys"));
    }

    [Fact]
    public void Of_CellWithAnotherNoteOrBasis_IsWords()
    {
        Assert.Equal(
            ChangeMark.Words,
            Marks(ChangingCell("keys", "iaas", cell => cell with { Notes = [new PartyNote(Party.ReaderSlug, "Keeps them.")] }))
                .Of("keys", "iaas")
        );
        Assert.Equal(
            ChangeMark.Words,
            Marks(ChangingCell("keys", "iaas", cell => cell with { Basis = Basis.Judgement })).Of("keys", "iaas")
        );
    }

    [Fact]
    public void Of_RowWithOtherWords_MarksTheRowAndNotItsCells()
    {
        var marks = Marks(Before.Changing(row => row.Slug == "keys" ? row with { Title = "Keep the keys" } : row));
        Assert.Equal(ChangeMark.Words, marks.Of("keys"));
        Assert.Equal(ChangeMark.None, marks.Of("keys", "saas"));
    }

    [Fact]
    public void Of_RowWithNewReviewDates_IsNone() =>
        Assert.True(
            Marks(
                Before.Changing(row => row with { ReviewedOn = new DateOnly(2026, 1, 1), ReviewDueOn = new DateOnly(2027, 1, 1) })
            ).IsEmpty
        );

    [Fact]
    public void Of_AddedRow_MarksTheRowOnly()
    {
        var marks = new VersionMarks(Before.Without("keys"), Before);
        Assert.Equal(ChangeMark.New, marks.Of("keys"));
        Assert.Equal(ChangeMark.None, marks.Of("keys", "saas"));
    }

    [Fact]
    public void Of_AddedColumn_MarksTheColumnOnly()
    {
        var marks = Marks(Before.WithColumn("edge", "Edge", Given.Vendor));
        Assert.Equal(ChangeMark.New, marks.OfModel("edge"));
        Assert.Equal(ChangeMark.None, marks.OfModel("saas"));
        Assert.Equal(ChangeMark.None, marks.Of("keys", "edge"));
    }

    private static VersionMarks Marks(Matrix after) => new(Before, after);

    private static Matrix ChangingCell(string row, string model, Func<Assignment, Assignment> change) =>
        Before.Changing(responsibility =>
            responsibility.Slug != row
                ? responsibility
                : responsibility with
                {
                    Assignments = responsibility.Assignments.Select(cell => cell.HostingModel == model ? change(cell) : cell).ToValueList(),
                }
        );
}
