using System.Text;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Formats.Markdown;

/// <summary>The tables of a Markdown export, line by line. A row of a table is one line, so line breaks within a cell are markup.</summary>
internal sealed class MarkdownTable(MarkdownRequest request, MatrixView view)
{
    private const string LineBreak = "<br>";

    private readonly StringBuilder _line = new();
    private readonly Dictionary<string, string> _names = view.Matrix.Parties.ToDictionary(
        party => party.Slug,
        party => MarkdownText.OnOneLine(party.Name),
        StringComparer.Ordinal
    );
    private readonly Dictionary<string, int> _sources = view
        .Matrix.Sources.Index()
        .ToDictionary(source => source.Item.Slug, source => source.Index + 1, StringComparer.Ordinal);

    /// <summary>Returns a table for each group of rows, as the page shows them.</summary>
    public IEnumerable<string> Groups()
    {
        foreach (var group in view.Groups)
        {
            yield return "";
            yield return $"## {MarkdownText.OnOneLine(GroupHeading.Of(group))}";
            yield return "";
            yield return Row(["Responsibility", .. view.Columns.Select(model => MarkdownText.OnOneLine(model.Name))]);
            yield return Row(Enumerable.Repeat("---", view.Columns.Count + 1));
            foreach (var row in group.Rows)
            {
                yield return Row(
                    view.Columns.Select(model => Cell(model, row.Responsibility.In(model.Slug))).Prepend(Title(row.Responsibility))
                );
            }
        }
    }

    /// <summary>Returns a table with the controls of all frameworks and the rows shown that map to them.</summary>
    public IEnumerable<string> Controls()
    {
        var shown = view.Rows.ToHashSet();
        foreach (var framework in view.Matrix.Frameworks)
        {
            var isBegun = false;
            foreach (var control in view.Index.ControlsIn(framework.Slug))
            {
                var rows = control.Rows.Where(shown.Contains).Select(row => Link(row.Responsibility)).ToList();
                if (rows.Count == 0)
                {
                    continue;
                }

                if (!isBegun)
                {
                    yield return "";
                    yield return $"## {MarkdownText.OnOneLine(Wording.Framework(framework))}";
                    yield return "";
                    yield return Row("Control", "Responsibilities");
                    yield return Row("---", "---");
                    isBegun = true;
                }

                yield return Row(MarkdownText.OnOneLine(control.Identifier), string.Join(LineBreak, rows));
            }
        }
    }

    /// <summary>Returns the notes of the columns.</summary>
    public IEnumerable<string> Notes()
    {
        var models = view.Columns.Where(model => model.Note is not null).ToList();
        if (models.Count == 0)
        {
            yield break;
        }

        yield return "";
        yield return $"## Notes on {MarkdownText.OnOneLine(view.Matrix.ColumnKind.Plural)}";
        yield return "";
        foreach (var model in models)
        {
            yield return $"- **{MarkdownText.OnOneLine(model.Name)}:** {MarkdownText.OnOneLine(model.Note!)}";
        }
    }

    /// <summary>Returns the sources that rows and cells shown name, with the numbers of the whole matrix.</summary>
    public IEnumerable<string> Sources()
    {
        var named = view.Rows.SelectMany(row => row.Responsibility.Sources).ToHashSet(StringComparer.Ordinal);
        named.UnionWith(
            from row in view.Rows
            from model in view.Columns
            from source in row.Responsibility.In(model.Slug)?.Sources ?? []
            select source
        );
        var sources = view.Matrix.Sources.Where(source => named.Contains(source.Slug)).ToList();
        if (sources.Count == 0)
        {
            yield break;
        }

        yield return "";
        yield return "## Sources";
        yield return "";
        yield return Row("Number", "Source", "Kind", "Checked on");
        yield return Row("---", "---", "---", "---");
        foreach (var source in sources)
        {
            yield return Row(
                Number(source.Slug),
                MarkdownText.Link(source.Title, AddressIn(source.Url)),
                MarkdownText.OnOneLine(source.Kind.Replace('-', ' ')),
                Wording.DayOrNothing(source.CheckedOn) ?? ""
            );
        }
    }

    /// <summary>Returns the title as a link, with the other texts of the row on lines of their own.</summary>
    private string Title(Responsibility responsibility)
    {
        List<string> lines = [$"**{Link(responsibility)}**"];
        lines.AddRange(new[] { responsibility.Description, responsibility.Note }.OfType<string>().Select(MarkdownText.OnOneLine));
        if (responsibility.Sources.Count > 0)
        {
            lines.Add($"Sources: {string.Join(", ", responsibility.Sources.Select(Number))}");
        }

        if (responsibility.Related.Count > 0)
        {
            lines.Add(
                "Related: "
                    + string.Join("; ", responsibility.Related.Select(slug => Link(view.Index.FindRow(slug)!.Responsibility)))
            );
        }

        return string.Join(LineBreak, lines);
    }

    /// <summary>
    /// Returns who does what: the accountable party first. Parties without a part are left out. A cell that is not applicable or not yet
    /// assessed says so, and keeps what else it says.
    /// </summary>
    private string Cell(HostingModel model, Assignment? cell)
    {
        var lines = new List<string>();
        if (cell is not { IsAssessed: true, NotApplicable: null })
        {
            lines.Add($"*{MarkdownText.OnOneLine(AssignmentSentence.OfCell(view.Matrix, cell))}*");
        }
        else if (cell.IsJoint)
        {
            lines.Add($"**{PartWords.Share([.. cell.JointlyAccountable.Select(slug => _names[slug])])}**");
        }

        if (cell is null)
        {
            return lines[0];
        }

        lines.AddRange(
            from party in model.Parties.OrderByDescending(cell.PartOf)
            where PartText.IsSaid(cell, party)
            select PartText.Of(cell, party, _names[party], isStrong: true)
        );
        if (cell.Basis is { } basis)
        {
            lines.Add($"Basis: {Wording.Basis(basis)}");
        }

        if (cell.Sources.Count > 0)
        {
            lines.Add($"Sources: {string.Join(", ", cell.Sources.Select(Number))}");
        }

        return string.Join(LineBreak, lines);
    }

    private string Number(string source) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"S{_sources[source]}");

    private string Link(Responsibility responsibility) =>
        MarkdownText.Link(responsibility.Title, AddressIn(request.AddressOf(responsibility.Slug)));

    /// <summary>Returns an address that a table can contain: a vertical line would end the cell.</summary>
    private static string AddressIn(string address) => address.Replace("|", "%7C", StringComparison.Ordinal);

    private string Row(params IEnumerable<string> cells)
    {
        _line.Clear().Append('|');
        foreach (var cell in cells)
        {
            _line.Append(' ').Append(cell).Append(" |");
        }

        return _line.ToString();
    }
}
