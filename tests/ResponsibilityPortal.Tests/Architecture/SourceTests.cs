using System.Text.RegularExpressions;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Architecture;

/// <summary>What may stand in one place only.</summary>
public sealed partial class SourceTests
{
    private static readonly List<(string Path, string Text)> Files = [.. Repository.SourceFiles()];

    [Fact]
    public void Addresses_are_spelled_in_one_file()
    {
        const string only = "ResponsibilityPortal.Web/PortalUrls.cs";
        Assert.Contains(Files, file => file.Path == only && Address().IsMatch(file.Text));
        Assert.Empty(
            from file in Files
            where file.Path != only
            from Match match in Address().Matches(file.Text)
            where !HasOtherSlashes(file.Path)
            select $"{file.Path}: {match.Value}");
        Assert.Empty(
            from file in Files
            where file.Path != only
            from Match match in KnownAddress().Matches(file.Text)
            select $"{file.Path}: {match.Value}");
    }

    [Fact]
    public void Raw_markup_is_made_where_names_are_encoded() =>
        Assert.Equal(
            [
                "ResponsibilityPortal.Web/Components/Shared/ChangeMarkup.cs",
                "ResponsibilityPortal.Web/Components/Shared/OwnershipMarkup.cs",
                "ResponsibilityPortal.Web/Features/Readers/Browsing/RowCells.cs",
            ],
            Files.Where(file => file.Text.Contains("MarkupString", StringComparison.Ordinal)).Select(file => file.Path).Order(StringComparer.Ordinal));

    /// <summary>A component that is longer does two things; each half, markup and code, is counted by itself.</summary>
    [Fact]
    public void Component_IsNoLongerThanAScreenOrTwo()
    {
        const int lines = 150;
        var halves = Files.Where(file => file.Path.EndsWith(".razor", StringComparison.Ordinal) || file.Path.EndsWith(".razor.cs", StringComparison.Ordinal)).ToList();
        Assert.True(halves.Count >= 100, $"{halves.Count} found");
        Assert.Empty(halves.Where(half => half.Text.AsSpan().TrimEnd().Count('\n') >= lines).Select(half => half.Path));
    }

    /// <summary>
    /// With <c>maxlength</c> the browser cuts pasted text without a word, passwords too. On admin pages <c>data-limit</c> counts and
    /// refuses (unsaved.js); on account pages the server says what is too long.
    /// </summary>
    [Fact]
    public void Fields_refuse_what_is_too_long_and_never_cut_it()
    {
        var pages = Files.Where(file => file.Path.EndsWith(".razor", StringComparison.Ordinal)).ToList();
        Assert.Contains(pages, page => page.Text.Contains("data-limit=", StringComparison.Ordinal));
        Assert.Empty(
            from page in pages
            where page.Text.Contains("maxlength=", StringComparison.OrdinalIgnoreCase)
            where !page.Path.Contains("/Features/Readers/Browsing/", StringComparison.Ordinal)
            select page.Path);
    }

    /// <summary>On a phone the heads of these tables are hidden, so each cell says what it is; a cell of actions or a note needs no name.</summary>
    [Fact]
    public void Cells_of_tables_that_become_lists_on_a_phone_have_names()
    {
        var tables = Files.Where(file => file.Path.EndsWith(".razor", StringComparison.Ordinal) && file.Text.Contains("<table class=\"structure\"", StringComparison.Ordinal)).ToList();
        Assert.True(tables.Count >= 9, $"{tables.Count} found");
        Assert.Empty(
            from table in tables
            let cells = table.Text.Split("<td").Skip(1).Select(cell => cell[..cell.IndexOf('>', StringComparison.Ordinal)])
            where cells.Count(cell => !cell.Contains("data-label", StringComparison.Ordinal)) > 1
            select table.Path);
    }

    /// <summary>The framework's own throws for half surrogates and U+FFFE. PDF texts are cleaned of both before.</summary>
    [Fact]
    public void Text_is_normalized_in_one_place() =>
        Assert.Equal(
            ["ResponsibilityPortal.Domain/Texts/OutsideText.cs", "ResponsibilityPortal.Pdf/Text/PrintableText.cs"],
            Files.Where(file => Normalizing().IsMatch(file.Text)).Select(file => file.Path).Order(StringComparer.Ordinal));

    /// <summary>What goes to the console may come from files and stores; one writer shows hidden characters in it.</summary>
    [Fact]
    public void The_console_is_written_to_in_one_file()
    {
        const string only = "ResponsibilityPortal.Web/PortalConsole.cs";
        Assert.Contains(Files, file => file.Path == only && ConsoleCall().IsMatch(file.Text));
        Assert.Empty(
            from file in Files
            where file.Path != only
            from Match match in ConsoleCall().Matches(file.Text)
            select $"{file.Path}: {match.Value}");
    }

    [Fact]
    public void The_clock_is_a_service()
    {
        Assert.Contains(Files, file => file.Text.Contains("clock.GetUtcNow()", StringComparison.Ordinal));
        Assert.Empty(
            from file in Files
            from Match match in Clock().Matches(file.Text)
            select $"{file.Path}: {match.Value}");
    }

    /// <summary>Paths within JSON, and names in the syntax of PDF, begin as addresses do.</summary>
    private static bool HasOtherSlashes(string path) =>
        path.StartsWith("ResponsibilityPortal.Domain/", StringComparison.Ordinal) || path.StartsWith("ResponsibilityPortal.Pdf/", StringComparison.Ordinal);

    /// <summary>A text that begins like an address: a slash, then a letter, or an attribute that does.</summary>
    [GeneratedRegex("\"/[A-Za-z{][^\"\\s]*\"", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex("\"/(matrices|admin|account|health|schemas|api|verify|setup|version|sitemap|robots|palette|openapi|metrics)\\b[^\"]*\"", RegexOptions.CultureInvariant)]
    private static partial Regex KnownAddress();

    /// <summary>A call on a text; a call of <c>OutsideText</c> names that class.</summary>
    [GeneratedRegex(@"(?<!OutsideText)\.(Is)?Normalized?\(", RegexOptions.CultureInvariant)]
    private static partial Regex Normalizing();

    [GeneratedRegex(@"\bConsole\.(Out|Error|Write|WriteLine)\b", RegexOptions.CultureInvariant)]
    private static partial Regex ConsoleCall();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?Now\b|\bDateTime\.Today\b", RegexOptions.CultureInvariant)]
    private static partial Regex Clock();
}
