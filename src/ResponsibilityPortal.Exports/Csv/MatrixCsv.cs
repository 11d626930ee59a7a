using System.Globalization;
using CsvHelper;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Matrices.Exchange;
using ResponsibilityPortal.Domain.Publishing;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Exports.Csv;

/// <summary>
/// Exactly the current view as CSV (RFC 4180, UTF-8 with byte order mark, which spreadsheets need to read it as such): a line for
/// each row and hosting model shown.
/// </summary>
public static class MatrixCsv
{
    /// <summary>
    /// What a spreadsheet takes for the beginning of a formula, in plain and in full-width form. A cell that begins so gets an
    /// apostrophe in front (OWASP: CSV injection). The library's own protection knows the plain forms only.
    /// </summary>
    private static readonly char[] FormulaStarts = ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '\uFF1D', '\uFF0B', '\uFF0D', '\uFF20'];

    /// <param name="addressOf">The pinned address of a cell.</param>
    /// <param name="output">Is written to as lines are made; stays open.</param>
    public static void Write(PublishedMatrix published, MatrixFilter filter, Func<Responsibility, HostingModel, string> addressOf, Stream output)
    {
        var view = new MatrixView(published.Index, filter);
        var columns = ColumnsOf(published, view, addressOf).ToList();
        using var csv = CsvWriter.Create(output, new CsvWriterOptions { WriteByteOrderMark = true }, leaveOpen: true);
        foreach (var (header, _) in columns)
        {
            csv.WriteField(Harmless(header));
        }

        csv.EndRecord();
        foreach (var line in CsvLine.Of(view))
        {
            foreach (var (_, valueOf) in columns)
            {
                csv.WriteField(Harmless(valueOf(line)));
            }

            csv.EndRecord();
        }
    }

    private static IEnumerable<(string Header, Func<CsvLine, string?> ValueOf)> ColumnsOf(
        PublishedMatrix published, MatrixView view, Func<Responsibility, HostingModel, string> addressOf)
    {
        var matrix = published.Matrix;
        var names = matrix.Parties.ToDictionary(party => party.Slug, party => party.Name, StringComparer.Ordinal);
        var sources = matrix.Sources.ToDictionary(source => source.Slug, source => source.Url, StringComparer.Ordinal);
        var version = published.Version.Number.ToString(CultureInfo.InvariantCulture);
        if (view.Filter.View == MatrixViewKind.Checklist && view.You is { } you)
        {
            yield return (you.Slug == Party.ReaderSlug ? "Your part" : $"Part of {you.Name}", line => PartOf(line, you));
        }

        if (view.Order is not null || view.Controls.Count > 0)
        {
            yield return ("Control", line => line.Control);
        }

        yield return ("Matrix", _ => matrix.Slug);
        yield return ("Version", _ => version);
        yield return ("Domain", line => line.Row.Domain.Name);
        yield return ("Responsibility", line => line.Responsibility.Slug);
        yield return ("Title", line => line.Responsibility.Title);
        yield return ("Description", line => line.Responsibility.Description);
        yield return ("Hosting model", line => line.Model.Name);
        yield return ("Accountable", line => line.Cell.Accountable is { } party ? names[party] : null);
        yield return ("Contributing", line => string.Join("; ", line.Cell.Contributing.Select(party => names[party])));
        foreach (var party in OwnFirst(matrix, view))
        {
            yield return ($"What {party.Name} does", line => line.Cell.NoteOf(party.Slug));
        }

        yield return ("Basis", line => line.Cell.Basis is { } basis ? MatrixFormat.WordFor(MatrixFormat.Bases, basis) : null);
        yield return ("Note", line => line.Responsibility.Note);
        yield return ("Keywords", line => string.Join("; ", line.Responsibility.Keywords));
        foreach (var framework in matrix.Frameworks)
        {
            yield return (framework.Name, line => string.Join("; ", line.Responsibility.Controls.FirstOrDefault(mapping => mapping.Framework == framework.Slug)?.Identifiers ?? []));
        }

        yield return ("Sources", line => string.Join(" ", line.Responsibility.Sources.Select(source => sources[source])));
        yield return ("Address", line => addressOf(line.Responsibility, line.Model));
    }

    /// <summary>In a checklist one's own note comes first.</summary>
    private static IEnumerable<Party> OwnFirst(Matrix matrix, MatrixView view) =>
        view.Filter.View == MatrixViewKind.Checklist ? matrix.Parties.OrderByDescending(party => party == view.You) : matrix.Parties;

    private static string PartOf(CsvLine line, Party you) => (line.Part, you.Slug == Party.ReaderSlug) switch
    {
        (Part.Accountable, true) => "Yours",
        (Part.Contributing, true) => "You contribute",
        (_, true) => "Not yours",
        (Part.Accountable, _) => "Accountable",
        (Part.Contributing, _) => "Contributing",
        _ => "None",
    };

    private static string Harmless(string? text) =>
        text is { Length: > 0 } && FormulaStarts.Contains(text[0]) ? $"'{text}" : text ?? "";
}
