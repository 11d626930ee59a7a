using ResponsibilityPortal.Domain.Drafts.Pasting;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Drafts.Pasting;

/// <summary>
/// The matrix has rows "Set up sign-in", "Keep keys" (Access) and "Make backups" (Data), and columns SaaS, PaaS and IaaS.
/// </summary>
public sealed class PastedTableTests
{
    private static readonly string[] Rows = ["sign-in", "keys", "backup"];
    private static readonly string[] Models = ["saas", "paas", "iaas"];

    [Fact]
    public void Place_WithHeadings_MatchesRowsByTitleAndColumnsByName()
    {
        var table = Read("Responsibility\tIaaS\tsaas\nMake backups\tP\tV\nSet  up\u00A0sign-in\tC\tP\n");

        Assert.Equal((true, true, true), (table.HasHeadings, table.NamesRows, table.NamesColumns));
        Assert.Equal(
            ["backup in iaas: P", "backup in saas: V", "sign-in in iaas: C", "sign-in in saas: P"],
            Cells(table, PasteMode.ByHeadings)
        );
    }

    [Fact]
    public void Place_WithoutHeadings_PlacesTheRestByPosition() =>
        Assert.Equal(
            ["sign-in in saas: P", "sign-in in paas: V", "keys in saas: C", "keys in paas: P"],
            Cells(Read("Responsibility\tIaaS\tsaas\nMake backups\tP\tV\nSet up sign-in\tC\tP\n"), PasteMode.WithoutHeadings)
        );

    [Fact]
    public void Place_ByPosition_PlacesEverything() =>
        Assert.Contains("sign-in in saas: Responsibility", Cells(Read("Responsibility\tSaaS\nKeep keys\tC"), PasteMode.ByPosition));

    [Fact]
    public void Place_WithAHeadingRowOnly_GoesByPositionFromTheSelectedRow() =>
        Assert.Equal(["sign-in in paas: C", "keys in paas: V"], Cells(Read("PaaS\nC\nV"), PasteMode.ByHeadings));

    [Fact]
    public void Place_WithATitleColumnOnly_GoesByPositionFromTheSelectedColumn() =>
        Assert.Equal(
            ["keys in saas: C", "keys in paas: V", "backup in saas: P", "backup in paas: ?"],
            Cells(Read("keys\tC\tV\nMake backups\tP\t?"), PasteMode.ByHeadings)
        );

    [Theory]
    [InlineData("C\nData\nV", PasteMode.ByPosition)]
    [InlineData("SaaS\nAccess\nC\nData\tData\nV", PasteMode.ByHeadings)]
    public void Place_WithSectionRows_SkipsThem(string text, PasteMode mode) =>
        Assert.Equal(
            ["sign-in in saas: C", "keys in saas: V"],
            Cells(Read(text), mode).Where(cell => !cell.EndsWith(": ", StringComparison.Ordinal))
        );

    [Fact]
    public void Read_WithEmptyColumnsAndRowsAtTheEnd_IgnoresThem()
    {
        var placed = Read("C\tV\t\t\t\t\nP\tV\t\u00A0\t\n\t\t\n\t\n").Place(PasteMode.ByPosition, Rows, Models);
        Assert.Equal((4, 0), (placed.Cells.Count, placed.Outside));
    }

    [Fact]
    public void Place_WithHeadingsTheMatrixLacks_ReportsAndLeavesThemOut()
    {
        var placed = Read("Duty\tDescription\tSaaS\tGCP\nKeep keys\tIn a safe.\tC\tV\nFeed the cat\tDaily.\tP\tP")
            .Place(PasteMode.ByHeadings, Rows, Models);
        Assert.Equal(["keys in saas: C"], placed.Cells.Select(cell => $"{cell.Key}: {cell.Text}"));
        Assert.Equal(["Feed the cat"], placed.UnknownTitles);
        Assert.Equal(["Description", "GCP"], placed.UnknownColumns);
    }

    [Fact]
    public void Place_WithATitleThatTwoRowsHave_ReportsIt()
    {
        var matrix = Given.Matrix().Changing(row => row with { Title = row.Slug == "backup" ? "Keep keys" : row.Title });
        var placed = PastedTable.Read(matrix, "\tSaaS\nKeep keys\tC\nsign-in\tV").Place(PasteMode.ByHeadings, Rows, Models);
        Assert.Equal(["sign-in in saas: V"], placed.Cells.Select(cell => $"{cell.Key}: {cell.Text}"));
        Assert.Equal(["Keep keys"], placed.UnknownTitles);
    }

    [Theory]
    [InlineData("Duty\tOurs\tTheirs\nWash\tC\tV\nIron\tP\tV", true)]
    [InlineData("C\tV\nP\tV", false)]
    [InlineData("CSP\tV\nCSP\tC", false)]
    [InlineData("nonsense\tV\nP\tC", false)]
    public void HasStrangeHeadings_WithTextsThatNameNothing_IsTrue(string text, bool expected) =>
        Assert.Equal(expected, Read(text).HasStrangeHeadings);

    [Fact]
    public void Place_WithoutStrangeHeadings_PlacesTheRestByPosition() =>
        Assert.Equal(
            ["sign-in in saas: C", "sign-in in paas: V", "keys in saas: P", "keys in paas: V"],
            Cells(Read("Duty\tOurs\tTheirs\nWash\tC\tV\nIron\tP\tV"), PasteMode.WithoutHeadings)
        );

    [Fact]
    public void Place_BeyondTheMatrix_CountsWhatHasContent() =>
        Assert.Equal(2, Read("C\tC\tC\tC\nV\nV\nV").Place(PasteMode.ByPosition, Rows, Models).Outside);

    private static PastedTable Read(string text) => PastedTable.Read(Given.Matrix(), text);

    private static IEnumerable<string> Cells(PastedTable table, PasteMode mode) =>
        table.Place(mode, Rows, Models).Cells.Select(cell => $"{cell.Key}: {cell.Text}");
}
