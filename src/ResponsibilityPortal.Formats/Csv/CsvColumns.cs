using System.Globalization;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;

namespace ResponsibilityPortal.Formats.Csv;

/// <summary>The CSV columns of a view. Several values in one cell are joined by a semicolon and a space.</summary>
internal static class CsvColumns
{
    public const string Matrix = "matrix";
    public const string Version = "version";
    public const string Responsibility = "responsibility";
    public const string Accountable = "accountable";
    public const string Contributing = "contributing";
    public const string Basis = "basis";
    public const string CustomerPart = "customer part";
    public const string Sharing = "sharing";
    public const string Separator = "; ";

    public static string NoteOf(Party party) => $"note of {party.Name}";

    /// <param name="version">The number of the version.</param>
    public static IReadOnlyList<CsvColumn> Of(int version, MatrixView view, Func<Responsibility, HostingModel, string> addressOf)
    {
        var matrix = view.Matrix;
        var number = version.ToString(CultureInfo.InvariantCulture);
        var names = matrix.Parties.ToDictionary(party => party.Slug, party => party.Name, StringComparer.Ordinal);
        var urls = matrix.Sources.ToDictionary(source => source.Slug, source => source.Url, StringComparer.Ordinal);
        var deployments = matrix.HostingModels.ToDictionary(
            model => model.Slug,
            model =>
                string.Join(
                    Separator,
                    matrix
                        .Deployments.Where(deployment => deployment.HostingModels.Contains(model.Slug))
                        .Select(deployment => deployment.Name)
                ),
            StringComparer.Ordinal
        );
        var you = ChecklistOf(view);
        var cells = matrix.Responsibilities.SelectMany(row => row.Assignments).ToList();
        return
        [
            .. you is null
                ? []
                : new[]
                {
                    new CsvColumn("done", _ => null),
                    new("owner", _ => null),
                    new("date", _ => null),
                    new("your part", line => Words(line.Part)),
                },
            new(Matrix, _ => matrix.Slug) { IsOfRow = true },
            new(Version, _ => number) { IsValue = true, IsOfRow = true },
            new("domain", line => line.Row.Domain.Name) { IsOfRow = true },
            .. IsByControl(view) ? [new CsvColumn("control", line => line.Control)] : Array.Empty<CsvColumn>(),
            new(Responsibility, line => line.Row.Responsibility.Slug) { IsOfRow = true },
            new("title", line => line.Row.Responsibility.Title) { IsOfRow = true },
            new("description", line => line.Row.Responsibility.Description) { IsOfRow = true },
            new(ModelHeading.Of(matrix), line => line.Model.Name),
            new("deployments", line => deployments[line.Model.Slug]),
            new(Accountable, line => line.Cell.Accountable is { } accountable ? names[accountable] : null),
            .. matrix.AllowsJointAccountability
                ? [new CsvColumn(PartWords.JointlyAccountable, line => Joined(line.Cell.JointlyAccountable, slug => names[slug]))]
                : Array.Empty<CsvColumn>(),
            .. cells.Any(cell => cell.NotApplicable is not null)
                ? [new CsvColumn(PartWords.NotApplicable, line => line.Cell.NotApplicable)]
                : Array.Empty<CsvColumn>(),
            new(Contributing, line => Joined(line.Cell.Contributing, slug => names[slug])),
            .. matrix
                .Parties.OrderByDescending(party => party == you)
                .Select(party => new CsvColumn(NoteOf(party), line => line.Cell.NoteOf(party.Slug))),
            new(Basis, line => line.Cell.Basis is { } basis ? WordOf(basis) : null),
            new(
                CustomerPart,
                line => line.Cell.CustomerPart is { } part ? WordOf(part) : null
            ),
            new(Sharing, line => line.Cell.Sharing is { } sharing ? WordOf(sharing) : null),
            .. cells.Any(cell => cell.Sources.Count > 0)
                ? [new CsvColumn("sources of the cell", line => Joined(line.Cell.Sources, slug => urls[slug]))]
                : Array.Empty<CsvColumn>(),
            new("note", line => line.Row.Responsibility.Note) { IsOfRow = true },
            new("keywords", line => Joined(line.Row.Responsibility.Keywords, keyword => keyword)) { IsOfRow = true },
            .. matrix.Frameworks.Select(framework => new CsvColumn(
                Wording.Framework(framework),
                line => IdentifiersOf(line.Row.Responsibility, framework)
            )
            {
                IsOfRow = true,
            }),
            new("sources", line => Joined(line.Row.Responsibility.Sources, slug => urls[slug])) { IsOfRow = true },
            new("related", line => Joined(line.Row.Responsibility.Related, slug => slug)) { IsOfRow = true },
            new("reviewed on", line => Wording.DayOrNothing(line.Row.Responsibility.ReviewedOn)) { IsValue = true, IsOfRow = true },
            new("review due on", line => Wording.DayOrNothing(line.Row.Responsibility.ReviewDueOn)) { IsValue = true, IsOfRow = true },
            new("address", line => addressOf(line.Row.Responsibility, line.Model)),
        ];
    }

    public static string WordOf(Basis basis) => MatrixFormat.WordFor(MatrixFormat.Bases, basis);

    public static string WordOf(CustomerPart part) => MatrixFormat.WordFor(MatrixFormat.CustomerParts, part);

    public static string WordOf(Sharing sharing) => MatrixFormat.WordFor(MatrixFormat.Sharings, sharing);

    /// <summary>
    /// Returns the party that a checklist addresses; null when the view isn't a checklist, or when no party represents the reader.
    /// </summary>
    public static Party? ChecklistOf(MatrixView view) => view.Filter.View == MatrixViewKind.Checklist ? view.You : null;

    private static bool IsByControl(MatrixView view) =>
        view.Order is not null || view.Controls.Count > 0 || view.Groups.Any(group => group is RowGroup.OfControl);

    private static string Words(Part part) =>
        part switch
        {
            Part.Accountable => "Yours",
            Part.JointlyAccountable => PartWords.YouShare,
            Part.Contributing => PartWords.YouContribute,
            _ => "Not yours",
        };

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

    private static string Joined(ValueList<string> values, Func<string, string> text) =>
        values.Count switch
        {
            0 => "",
            1 => text(values[0]),
            _ => string.Join(Separator, values.Select(text)),
        };
}
