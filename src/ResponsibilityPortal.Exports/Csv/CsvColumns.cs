using System.Globalization;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Matrices.Exchange;
using ResponsibilityPortal.Domain.Publishing;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Exports.Csv;

/// <summary>The columns that a view has as CSV. Several values in one cell are joined by a semicolon and a space.</summary>
internal static class CsvColumns
{
    private const string Separator = "; ";

    public static IReadOnlyList<CsvColumn> Of(MatrixVersion version, MatrixView view, Func<Responsibility, HostingModel, string> addressOf)
    {
        var matrix = view.Matrix;
        var number = version.Number.ToString(CultureInfo.InvariantCulture);
        var names = matrix.Parties.ToDictionary(party => party.Slug, party => party.Name, StringComparer.Ordinal);
        var urls = matrix.Sources.ToDictionary(source => source.Slug, source => source.Url, StringComparer.Ordinal);
        var you = ChecklistOf(view);
        return
        [
            .. you is null ? [] : new[] { new CsvColumn("your part", line => Words(line.Part)) },
            new("matrix", _ => matrix.Slug),
            new("version", _ => number),
            new("domain", line => line.Row.Domain.Name),
            .. IsByControl(view) ? [new CsvColumn("control", line => line.Control)] : Array.Empty<CsvColumn>(),
            new("responsibility", line => line.Row.Responsibility.Slug),
            new("title", line => line.Row.Responsibility.Title),
            new("description", line => line.Row.Responsibility.Description),
            new("hosting model", line => line.Model.Name),
            new("accountable", line => line.Cell.Accountable is { } accountable ? names[accountable] : null),
            new("contributing", line => Joined(line.Cell.Contributing, slug => names[slug])),
            .. matrix.Parties
                .OrderByDescending(party => party == you)
                .Select(party => new CsvColumn($"note of {party.Name}", line => line.Cell.NoteOf(party.Slug))),
            new("basis", line => line.Cell.Basis is { } basis ? MatrixFormat.WordFor(MatrixFormat.Bases, basis) : null),
            new("note", line => line.Row.Responsibility.Note),
            new("keywords", line => Joined(line.Row.Responsibility.Keywords, keyword => keyword)),
            .. matrix.Frameworks.Select(framework => new CsvColumn(NameOf(framework), line => IdentifiersOf(line.Row.Responsibility, framework))),
            new("sources", line => Joined(line.Row.Responsibility.Sources, slug => urls[slug])),
            new("address", line => addressOf(line.Row.Responsibility, line.Model)),
        ];
    }

    /// <summary>The party a checklist speaks to; null when the view is none or there is nobody to speak to.</summary>
    public static Party? ChecklistOf(MatrixView view) => view.Filter.View == MatrixViewKind.Checklist ? view.You : null;

    private static bool IsByControl(MatrixView view) => view.Order is not null || view.Controls.Count > 0;

    private static string Words(Part part) => part switch
    {
        Part.Accountable => "Yours",
        Part.Contributing => "You contribute",
        _ => "Not yours",
    };

    private static string NameOf(Framework framework) =>
        framework.Name.Contains(framework.Version, StringComparison.Ordinal) ? framework.Name : $"{framework.Name} ({framework.Version})";

    private static string? IdentifiersOf(Responsibility responsibility, Framework framework)
    {
        foreach (var mapping in responsibility.Controls.AsSpan())
        {
            if (mapping.Framework == framework.Slug)
            {
                return Joined(mapping.Identifiers, identifier => identifier);
            }
        }

        return null;
    }

    private static string Joined(ValueList<string> values, Func<string, string> text) => values.Count switch
    {
        0 => "",
        1 => text(values[0]),
        _ => string.Join(Separator, values.Select(text)),
    };
}
