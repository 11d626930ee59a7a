using System.Text.RegularExpressions;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Architecture;

/// <summary>Things that may occur in one place only.</summary>
public sealed partial class SourceTests
{
    private static readonly List<(string Path, string Text)> Files = [.. Repository.SourceFiles()];

    [Fact]
    public void Addresses_AreInOneClass()
    {
        Assert.Contains(Files, file => IsOfAddresses(file.Path) && Address().IsMatch(file.Text));
        Assert.Empty(
            from file in Files
            where !IsOfAddresses(file.Path)
            from Match match in Address().Matches(file.Text)
            where !HasOtherSlashes(file.Path)
            select $"{file.Path}: {match.Value}"
        );
        Assert.Empty(
            from file in Files
            where !IsOfAddresses(file.Path)
            from Match match in KnownAddress().Matches(file.Text)
            select $"{file.Path}: {match.Value}"
        );
    }

    /// <summary>Whether a file is a part of the class <c>PortalUrls</c>.</summary>
    private static bool IsOfAddresses(string path) => path.StartsWith("ResponsibilityPortal.Web/PortalUrls.", StringComparison.Ordinal);

    [Fact]
    public void RawMarkup_IsMadeOnlyWhereNamesAreEncoded() =>
        Assert.Equal(
            [
                "ResponsibilityPortal.Web/Components/Shared/AssignmentMarkup.cs",
                "ResponsibilityPortal.Web/Components/Shared/ChangeMarkup.cs",
                "ResponsibilityPortal.Web/Features/Readers/Browsing/RowCells.cs",
                "ResponsibilityPortal.Web/Pages/LinkedData.cs",
            ],
            Files
                .Where(file => file.Text.Contains("MarkupString", StringComparison.Ordinal))
                .Select(file => file.Path)
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void RetryAfter_IsSetInOnePlace() =>
        Assert.Equal(
            ["ResponsibilityPortal.Web/Limits/RetryAfter.cs"],
            Files.Where(file => file.Text.Contains("Headers.RetryAfter =", StringComparison.Ordinal)).Select(file => file.Path)
        );

    /// <summary>A longer component does two things. Markup and code count separately.</summary>
    [Fact]
    public void Component_IsNoLongerThanAScreenOrTwo()
    {
        const int lines = 150;
        var halves = Files
            .Where(file =>
                file.Path.EndsWith(".razor", StringComparison.Ordinal) || file.Path.EndsWith(".razor.cs", StringComparison.Ordinal)
            )
            .ToList();
        Assert.True(halves.Count >= 100, $"{halves.Count} found");
        Assert.Empty(halves.Where(half => half.Text.AsSpan().TrimEnd().Count('\n') >= lines).Select(half => half.Path));
    }

    /// <summary>
    /// With <c>maxlength</c>, browsers silently cut pasted text, even passwords. On admin pages, <c>data-limit</c> counts and refuses
    /// (unsaved.js). On account pages, the server reports what is too long.
    /// </summary>
    [Fact]
    public void Fields_RefuseTooLongTextsAndNeverCutThem()
    {
        var pages = Files.Where(file => file.Path.EndsWith(".razor", StringComparison.Ordinal)).ToList();
        Assert.Contains(pages, page => page.Text.Contains("data-limit=", StringComparison.Ordinal));
        Assert.Empty(
            from page in pages
            where page.Text.Contains("maxlength=", StringComparison.OrdinalIgnoreCase)
            where !page.Path.Contains("/Features/Readers/Browsing/", StringComparison.Ordinal)
            select page.Path
        );
    }

    /// <summary>
    /// Blazor compares a bound value with what the event brought. A value that is only rendered is compared with the rendering before,
    /// and is sent to the browser over what was typed meanwhile.
    /// </summary>
    [Fact]
    public void FieldsThatSendTheirText_AreBound()
    {
        var fields = Files
            .Where(file => file.Path.EndsWith(".razor", StringComparison.Ordinal))
            .SelectMany(file => TextField().Matches(file.Text).Select(match => (file.Path, Field: match.Value)))
            .ToList();
        Assert.Contains(fields, field => field.Field.Contains("@bind:event=\"oninput\"", StringComparison.Ordinal));
        Assert.DoesNotContain(
            fields,
            field => field.Field.Contains(" value=", StringComparison.Ordinal) && SendsItsText().IsMatch(field.Field)
        );
    }

    /// <summary>
    /// On a phone, the headers of these tables are hidden, so each cell needs a label. A cell with actions or a note needs none.
    /// </summary>
    [Fact]
    public void Cells_OfTablesThatBecomeListsOnAPhone_HaveLabels()
    {
        var tables = Files
            .Where(file =>
                file.Path.EndsWith(".razor", StringComparison.Ordinal)
                && file.Text.Contains("<table class=\"structure\"", StringComparison.Ordinal)
            )
            .ToList();
        Assert.True(tables.Count >= 9, $"{tables.Count} found");
        Assert.Empty(
            from table in tables
            let cells = table.Text.Split("<td").Skip(1).Select(cell => cell[..cell.IndexOf('>', StringComparison.Ordinal)])
            where cells.Count(cell => !cell.Contains("data-label", StringComparison.Ordinal)) > 1
            select table.Path
        );
    }

    /// <summary>The framework's own normalization throws for half surrogates and U+FFFE. PDF texts are cleaned of both before.</summary>
    [Fact]
    public void Normalization_IsInOnePlace() =>
        Assert.Equal(
            ["ResponsibilityPortal.Domain/Texts/OutsideText.cs", "ResponsibilityPortal.Pdf/Text/PrintableText.cs"],
            Files.Where(file => Normalizing().IsMatch(file.Text)).Select(file => file.Path).Order(StringComparer.Ordinal)
        );

    /// <summary>Console output may contain text from files and stores. One writer makes hidden characters in it visible.</summary>
    [Fact]
    public void ConsoleOutput_IsInOneFile()
    {
        const string only = "ResponsibilityPortal.Web/PortalConsole.cs";
        Assert.Contains(Files, file => file.Path == only && ConsoleCall().IsMatch(file.Text));
        Assert.Empty(
            from file in Files
            where file.Path != only
            from Match match in ConsoleCall().Matches(file.Text)
            select $"{file.Path}: {match.Value}"
        );
    }

    [Fact]
    public void Clock_IsAService()
    {
        Assert.Contains(Files, file => file.Text.Contains("clock.GetUtcNow()", StringComparison.Ordinal));
        Assert.Empty(from file in Files from Match match in Clock().Matches(file.Text) select $"{file.Path}: {match.Value}");
    }

    /// <summary>JSON Pointers and PDF names start with a slash, like addresses.</summary>
    private static bool HasOtherSlashes(string path) =>
        path.StartsWith("ResponsibilityPortal.Domain/", StringComparison.Ordinal)
        || path.StartsWith("ResponsibilityPortal.Pdf/", StringComparison.Ordinal);

    /// <summary>A text that begins like an address: a slash and a letter or brace.</summary>
    [GeneratedRegex("""<(?:input(?![^\n]* type="(?:radio|checkbox)")|textarea)[^\n]*""")]
    private static partial Regex TextField();

    [GeneratedRegex("@on(?:input|change)=")]
    private static partial Regex SendsItsText();

    [GeneratedRegex("\"/[A-Za-z{][^\"\\s]*\"", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(
        "\"/(matrices|admin|account|health|schemas|api|verify|setup|version|sitemap|robots|palette|openapi|metrics)\\b[^\"]*\"",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex KnownAddress();

    /// <summary>A call on a text. Calls of <c>OutsideText</c> name that class.</summary>
    [GeneratedRegex(@"(?<!OutsideText\s*)\.(Is)?Normalized?\(", RegexOptions.CultureInvariant)]
    private static partial Regex Normalizing();

    [GeneratedRegex(@"\bConsole\.(Out|Error|Write|WriteLine)\b", RegexOptions.CultureInvariant)]
    private static partial Regex ConsoleCall();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?Now\b|\bDateTime\.Today\b", RegexOptions.CultureInvariant)]
    private static partial Regex Clock();
}
