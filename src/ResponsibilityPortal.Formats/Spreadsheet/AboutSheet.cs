using System.Globalization;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Formats.Xlsx;

namespace ResponsibilityPortal.Formats.Spreadsheet;

/// <summary>The sheet that says what the file is: version, hashes, addresses, filter, and how to read the other sheets.</summary>
internal static class AboutSheet
{
    public const string Name = "About";
    public const string VersionNumber = "Version";
    public const string VersionHash = "Version hash";

    public static SheetSetup Setup(WorkbookData data) =>
        new(Name, [new SheetColumn(26), new SheetColumn(100) { Style = WorkbookStyles.Prose }]) { Footer = data.Footer };

    public static IEnumerable<SheetLine> Lines(WorkbookData data)
    {
        var (matrix, version, request) = (data.Matrix, data.Version, data.Request);
        yield return new SheetLine((TextCell[])[new(matrix.Title, WorkbookStyles.Title) { Columns = 2 }]);
        if (data.IsExtract)
        {
            yield return new SheetLine((TextCell[])[new(Extent(data), WorkbookStyles.Warning) { Columns = 2 }]);
        }

        yield return Fact("Question", matrix.Summary);
        yield return Fact("Issuer", $"{matrix.Issuer} ({Wording.Standing(matrix.Standing)})");
        yield return Fact(VersionNumber, version.Number.ToString(CultureInfo.InvariantCulture));
        yield return Fact("In force from", Wording.Moment(version.InForceFrom));
        yield return Fact("Published", $"{Wording.Moment(version.PublishedAt)}, {request.Provenance}");
        yield return Fact("Why this version", version.Message);
        yield return Fact("Filter", ExtentWords.Filter(data.View));
        yield return Fact("Shown", ExtentWords.Counts(data.View));
        yield return Fact(VersionHash, version.VersionHash);
        yield return Fact("Content hash", $"{version.ContentHash} (SHA-256 of the JSON export)");
        yield return Link("Address of the version", request.VersionAddress);
        yield return Link("Address of this file", request.Address);
        foreach (
            var (name, text) in new[]
            {
                ("How to read it", matrix.Guidance),
                ("Contact", matrix.Contact),
                ("Disclaimer", matrix.Disclaimer),
                ("Controls", matrix.FrameworkNote),
            }
        )
        {
            if (text is not null)
            {
                yield return Fact(name, text);
            }
        }

        yield return SheetLine.Empty;
        yield return SheetLine.Of(WorkbookStyles.Heading, "Party", "What it is. Its colour is that of the cells where it is accountable");
        foreach (var party in data.Parties)
        {
            yield return new SheetLine(
                (TextCell[])
                    [
                        new(party.Party.Name, party.AccountableName),
                        new(
                            WorkbookText.Cut(Lines(party.Party.Description, Listed("Examples", party.Party.Examples))),
                            WorkbookStyles.Text
                        ),
                    ]
            );
        }

        foreach (var line in AboutTables.Of(data))
        {
            yield return line;
        }

        yield return SheetLine.Empty;
        yield return Fact("Made by", request.Release);
    }

    /// <summary>Says which part of the version the workbook contains.</summary>
    public static string Extent(WorkbookData data) =>
        data.IsExtract ? $"{ExtentWords.Extract}. Shown: {ExtentWords.Counts(data.View)}" : $"Complete. {ExtentWords.Counts(data.View)}";

    /// <summary>Returns texts on lines of their own, without those that are missing.</summary>
    public static string Lines(params ReadOnlySpan<string?> texts)
    {
        var lines = new List<string>();
        foreach (var text in texts)
        {
            if (text is not null)
            {
                lines.Add(text);
            }
        }

        return string.Join('\n', lines);
    }

    /// <summary>"Examples: A; B"; null for no items.</summary>
    public static string? Listed(string name, ValueList<string> items) => items.Count == 0 ? null : $"{name}: {WorkbookData.Joined(items)}";

    private static SheetLine Fact(string name, string value) =>
        new((TextCell[])[new(name, WorkbookStyles.Prose with { IsBold = true }), new(WorkbookText.Cut(value), WorkbookStyles.Prose)]);

    private static SheetLine Link(string name, string address) =>
        new(
            (TextCell[])
                [
                    new(name, WorkbookStyles.Prose with { IsBold = true }),
                    new(address, WorkbookStyles.Prose with { Color = WorkbookStyles.Link.Color, IsUnderlined = true }) { Link = address },
                ]
        );
}
