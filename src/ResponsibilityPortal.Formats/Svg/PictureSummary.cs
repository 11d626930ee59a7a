using System.Globalization;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Formats.Svg;

/// <summary>Describes the picture in words: for readers who can't see it, and for its own captions.</summary>
internal static class PictureSummary
{
    public static string Title(Matrix matrix) => $"{matrix.Title}: who is accountable";

    /// <summary>"Version 1, in force since 2026-11-23", or "in force from" when the version was announced. The date is in UTC.</summary>
    /// <remarks>A picture is drawn once, so it can't say whether that date has passed.</remarks>
    public static string VersionLine(MatrixVersion version) =>
        version.InForceFrom == version.PublishedAt
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"Version {version.Number}, in force since {version.InForceFrom.UtcDateTime:yyyy-MM-dd}"
            )
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Version {version.Number}, in force from {version.InForceFrom.UtcDateTime:yyyy-MM-dd}, as announced"
            );

    public static string Standing(Standing standing) =>
        standing switch
        {
            Domain.Matrices.Standing.Official => "Official",
            Domain.Matrices.Standing.Unofficial => "Unofficial",
            _ => "Example",
        };

    /// <summary>All totals: "SaaS: Yugabyte 40, Customer 20."</summary>
    public static string Description(PictureFigures figures, MatrixVersion version)
    {
        var models = figures.Models.Select((model, position) => OfModel(figures, position));
        return string.Join(
            ' ',
            [
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Number of duties that each party is accountable for, of {Duties(figures.Rows)} in {figures.Matrix.Domains.Count} "
                        + $"domains."
                ),
                .. models,
                $"{VersionLine(version)}.",
            ]
        );
    }

    /// <summary>"Cloud provider and Vendor are not part of this model", or null when all parties are part of it.</summary>
    public static string? Absent(Matrix matrix, HostingModel model, IEnumerable<int> parties)
    {
        var absent = parties
            .Select(party => matrix.Parties[party])
            .Where(party => !model.Parties.Contains(party.Slug))
            .Select(party => party.Name)
            .ToList();
        var column = matrix.ColumnKind == ColumnKind.Default ? "model" : matrix.ColumnKind.Singular;
        return absent.Count == 0
            ? null
            : $"{Enumeration.Of(absent)} {(absent is [var only] ? PartWords.Is(only) : "are")} not part of this {column}";
    }

    /// <summary>"Encryption, PaaS: Customer is accountable for 3 of 4 duties".</summary>
    public static string Share(string domain, HostingModel model, Party party, int count, int rows) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{domain}, {model.Name}: {party.Name} {PartWords.IsAccountable(party.Name)} for {count} of {Duties(rows)}"
        );

    private static string OfModel(PictureFigures figures, int position)
    {
        var (matrix, model) = (figures.Matrix, figures.Models[position]);
        var totals = figures.Of(position);
        var present = figures
            .Parties.Where(party => model.Parties.Contains(matrix.Parties[party].Slug))
            .Select(party => string.Create(CultureInfo.InvariantCulture, $"{matrix.Parties[party].Name} {totals[party]}"))
            .Concat(figures.Others(position));
        var absent = Absent(matrix, model, figures.Parties) is { } sentence ? $"; {sentence}" : "";
        return $"{model.Name}: {string.Join(", ", present)}{absent}.";
    }

    private static string Duties(int count) => count == 1 ? "1 duty" : string.Create(CultureInfo.InvariantCulture, $"{count} duties");
}
