using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Tests.Formats.Pdf;

/// <summary>
/// The expected tables of a report, computed from the matrix independently: for each group the header, then for each row its cells and its
/// references.
/// </summary>
internal sealed class ExpectedTables(MatrixView view)
{
    private readonly Matrix _matrix = view.Matrix;

    public IEnumerable<List<List<string>>> Tables() =>
        view.Groups.Select(group =>
            group
                .Rows.Select(row => LineOf(row, group is not RowGroup.OfDomain))
                .Prepend(["Responsibility", "Description and note", .. view.Columns.Select(HeaderOf), "Under each: its references"])
                .ToList()
        );

    private string HeaderOf(HostingModel model)
    {
        var absent = _matrix.Parties.Where(party => !model.Parties.Contains(party.Slug)).Select(party => party.Name).ToList();
        return $"{model.Name}{(absent.Count == 0 ? "" : $" Not applicable: {string.Join(", ", absent)}.")}";
    }

    private List<string> LineOf(MatrixRow row, bool namesDomain)
    {
        var responsibility = row.Responsibility;
        return
        [
            Joined(responsibility.Title),
            Joined(responsibility.Description, responsibility.Note is { } note ? $"Note: {note}" : null),
            .. view.Columns.Select(column => CellOf(responsibility.In(column.Slug)!, HasOneBasis(responsibility))),
            DetailOf(row, namesDomain),
        ];
    }

    /// <summary>The common basis of all cells is printed once, below them.</summary>
    private static bool HasOneBasis(Responsibility row) => row.Assignments.Select(cell => cell.Basis).Distinct().Count() == 1;

    private string CellOf(Assignment cell, bool isBasisSaidOnce) =>
        Joined([
            PartOf(cell, cell.Accountable!, "is accountable"),
            .. cell.Contributing.Select(party => PartOf(cell, party, "contributes")),
            .. _matrix
                .Parties.Where(party => cell.PartOf(party.Slug) == Part.None && cell.NoteOf(party.Slug) is not null)
                .Select(party => PartOf(cell, party.Slug, "is not involved")),
            isBasisSaidOnce ? null : BasisOf(cell),
        ]);

    private static string? BasisOf(Assignment cell) =>
        cell.Basis switch
        {
            Basis.Sourced => "Basis: stated in a cited source.",
            Basis.IndustryPractice => "Basis: industry practice.",
            Basis.Judgement => "Basis: judgement of the issuer.",
            _ => null,
        };

    private string PartOf(Assignment cell, string party, string part) =>
        Joined(NameOf(party), cell.NoteOf(party) is { } note ? $"{part}: {note}" : part);

    private string DetailOf(MatrixRow row, bool namesDomain)
    {
        var responsibility = row.Responsibility;
        var sources = responsibility
            .Sources.Select(slug => $"S{_matrix.Sources.ToList().FindIndex(source => source.Slug == slug) + 1}")
            .ToList();
        var references = string.Join(
            " · ",
            new[]
            {
                $"Row {_matrix.Responsibilities.ToList().IndexOf(responsibility) + 1}, {responsibility.Slug}",
                namesDomain ? $"Domain: {row.Domain.Name}" : null,
                sources.Count == 0 ? "Sources: none" : $"Sources: {string.Join(", ", sources)}",
                responsibility.Related.Count == 0
                    ? null
                    : "Related: "
                        + string.Join(
                            "; ",
                            responsibility.Related.Select(slug => $"“{_matrix.Responsibilities.Single(other => other.Slug == slug).Title}”")
                        ),
                responsibility.ReviewedOn is { } reviewed ? $"Reviewed on: {Wording.Day(reviewed)}" : null,
                responsibility.ReviewDueOn is { } due ? $"Review due on: {Wording.Day(due)}" : null,
                HasOneBasis(responsibility) ? BasisOf(responsibility.Assignments[0]) : null,
            }.OfType<string>()
        );
        var controls = string.Join(
            " · ",
            responsibility.Controls.Select(mapping => $"{FrameworkOf(mapping)}: {string.Join(", ", mapping.Identifiers)}")
        );
        return Joined(references, controls);
    }

    private string FrameworkOf(ControlMapping mapping)
    {
        var framework = _matrix.Frameworks.Single(known => known.Slug == mapping.Framework);
        return framework.Name.Contains(framework.Version, StringComparison.Ordinal)
            ? framework.Name
            : $"{framework.Name} ({framework.Version})";
    }

    private string NameOf(string party) => _matrix.Parties.Single(known => known.Slug == party).Name;

    private static string Joined(params IEnumerable<string?> parts) =>
        ReportSamples.Plain(string.Join(' ', parts.Where(part => !string.IsNullOrEmpty(part))));
}
