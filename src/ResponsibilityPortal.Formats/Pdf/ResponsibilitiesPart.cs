using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Pdf.Layout;
using ResponsibilityPortal.Pdf.Text;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>The tables: for each domain, control or rank of search results, its rows by hosting model.</summary>
internal sealed class ResponsibilitiesPart(ReportData data)
{
    private static readonly FlowCell AboutHeader = new(new TextBlock("Description and note", ReportStyles.Small));
    private static readonly FlowCell DetailHeader = new(new TextBlock("Under each: its references", ReportStyles.Small));

    private readonly CellBlocks _cells = new(data.PartyStyles, data.NumberOf);
    private readonly RowTexts _rows = new(data);

    public void Write(Flow flow)
    {
        Chapter.Begin(flow, data.Outline.ResponsibilitiesTitle, data.Outline.Responsibilities);
        if (data.View.Rows.Count == 0)
        {
            flow.Paragraph(new TextBlock("This matrix has no responsibilities.", ReportStyles.Prose) { SpaceBefore = 3 });
        }

        ColumnNotes(flow);
        var sets = ColumnSets.Of(data.View.Columns);
        var tables = sets.Select((columns, set) => TableOf(columns, isFirst: set == 0)).ToList();
        foreach (var section in data.Outline.Sections.AsSpan())
        {
            flow.Heading(2, section.Heading, ReportStyles.Section, section.Place);
            Introduce(flow, section);
            for (var set = 0; set < sets.Count && section.Rows.Count > 0; set++)
            {
                if (set > 0)
                {
                    flow.Space(8);
                }

                flow.Table(tables[set] with { Summary = SummaryOf(section) }, RowsOf(section, sets[set], isFirst: set == 0));
            }
        }
    }

    /// <summary>Writes the notes on columns, to which the headers of the tables refer by number.</summary>
    private void ColumnNotes(Flow flow)
    {
        foreach (var (position, model) in Noted.Index())
        {
            flow.Paragraph(
                new TextBlock(
                    new TextSpan($"Note {position + 1}, on {model.Name}: ", ReportStyles.TableBold),
                    new TextSpan(model.Note!, ReportStyles.Table)
                )
                {
                    SpaceBefore = 3,
                }
            );
        }
    }

    private IEnumerable<HostingModel> Noted => data.View.Columns.Where(model => model.Note is not null);

    private static void Introduce(Flow flow, ReportSection section)
    {
        if (section.Domain?.Description is { } description)
        {
            flow.Paragraph(new TextBlock(description, ReportStyles.Prose) { KeepsWithNext = true });
        }

        flow.Paragraph(new TextBlock(CountOf(section), ReportStyles.ProseQuiet) { KeepsWithNext = section.Rows.Count > 0 });
    }

    private static string CountOf(ReportSection section) =>
        section.Rows.Count == 0 ? "No responsibilities."
        : section.Domain is { Responsibilities.Count: var all } && all != section.Rows.Count
            ? $"{section.Rows.Count} of the {all} responsibilities of this domain."
        : $"{Wording.Count(section.Rows.Count, "responsibility", "responsibilities")}.";

    private string SummaryOf(ReportSection section) =>
        $"{section.Heading}: who is accountable and who contributes, for each responsibility, by {data.Matrix.ColumnKind.Singular}";

    /// <summary>Returns a table without rows. Created once for all sections, which share what later pages repeat of it.</summary>
    private FlowTable TableOf(ValueList<HostingModel> columns, bool isFirst) =>
        new(Widths(columns.Count), HeaderOf(columns))
        {
            AboutHeader = isFirst ? AboutHeader : null,
            DetailHeader = isFirst ? DetailHeader : null,
            Padding = 3,
            HasColumnLines = false,
            HasParagraphs = ReportLimits.HasParagraphs(data.View),
        };

    /// <summary>
    /// Returns the widths of the columns. The first is a little wider, because it contains the texts about the whole row.
    /// </summary>
    private static double[] Widths(int columns)
    {
        const double First = 1.15;
        var widths = new double[columns + 1];
        Array.Fill(widths, 1);
        widths[0] = First;
        return widths;
    }

    private FlowRow HeaderOf(ValueList<HostingModel> columns)
    {
        var cells = new FlowCell[columns.Count + 1];
        cells[0] = new FlowCell(new TextBlock("Responsibility", ReportStyles.ColumnTitle)) { Ground = ReportStyles.Raised };
        for (var column = 0; column < columns.Count; column++)
        {
            cells[column + 1] = new FlowCell([.. HeaderBlocks(columns[column])]) { Ground = ReportStyles.Raised };
        }

        return new FlowRow(cells);
    }

    /// <summary>Returns the header of a column. It names the parties that don't exist in it, so that the cells don't have to.</summary>
    private IEnumerable<TextBlock> HeaderBlocks(HostingModel model)
    {
        yield return new TextBlock(model.Name, ReportStyles.ColumnTitle);
        if (ModelParties.Absent(data, model) is { } absent)
        {
            yield return new TextBlock(absent, ReportStyles.Small);
        }

        if (model.Note is not null)
        {
            yield return new TextBlock($"Note {Noted.TakeWhile(other => other.Slug != model.Slug).Count() + 1}", ReportStyles.Small);
        }
    }

    private IEnumerable<FlowRow> RowsOf(ReportSection section, ValueList<HostingModel> columns, bool isFirst)
    {
        for (var position = 0; position < section.Rows.Count; position++)
        {
            var row = section.Rows[position];
            var common = _cells.CommonFoot(row.Responsibility);
            var cells = new FlowCell[columns.Count + 1];
            cells[0] = RowTexts.Header(row.Responsibility);
            for (var column = 0; column < columns.Count; column++)
            {
                cells[column + 1] = _cells.Of(row.Responsibility.In(columns[column].Slug), withFoot: common is null);
            }

            yield return isFirst
                ? new FlowRow(cells)
                {
                    About = RowTexts.About(row.Responsibility),
                    Detail = _rows.Detail(row, section.Domain is null, common),
                }
                : new FlowRow(cells);
        }
    }
}
