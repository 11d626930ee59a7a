using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Pdf.Layout;
using ResponsibilityPortal.Pdf.Text;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>The chapter before the rows: summary, figures, picture, guidance, and everything that the rows refer to.</summary>
internal sealed class SummaryPart(ReportData data)
{
    private const double LabelWidth = 14;

    private readonly Matrix _matrix = data.Matrix;

    public void Write(Flow flow)
    {
        Chapter.Begin(flow, ReportOutline.SummaryTitle, data.Outline.Summary);
        flow.Paragraph(new TextBlock(_matrix.Summary, ReportStyles.Lead) { SpaceBefore = 4 });
        flow.Paragraph(
            new TextBlock(
                $"{(data.IsExtract ? $"{ExtentWords.Extract}. " : "")}Shown here: {ExtentWords.Counts(data.View)}",
                ReportStyles.ProseQuiet
            )
            {
                SpaceBefore = 3,
            }
        );
        new PartyCounts(data).Write(flow);
        new PictureFigure(data).Write(flow);
        Say(flow, "Which column is mine?", _matrix.Guidance);
        Say(flow, "Whom to ask", _matrix.Contact);
        Parties(flow);
        new HostingModelTable(data).Write(flow);
        Deployments(flow);
        Domains(flow);
        Frameworks(flow);
        Statements(flow);
    }

    private static void Say(Flow flow, string heading, string? words)
    {
        if (words is not null)
        {
            Head(flow, heading);
            flow.Paragraph(new TextBlock(words, ReportStyles.Prose));
        }
    }

    private static void Head(Flow flow, string heading) => flow.Heading(2, heading, ReportStyles.Section);

    private void Parties(Flow flow)
    {
        Head(flow, "Parties");
        flow.Table(
            Table([1, 3.6], "Party", "Who it is"),
            data.PartyStyles.Select(partyStyle => new FlowRow(
                new FlowCell(new TextBlock(partyStyle.Party.Name, ReportStyles.RowTitle) { Badge = partyStyle.AccountableBadge }),
                new FlowCell([.. Blocks(partyStyle.Party.Description, Listed("Examples", partyStyle.Party.Examples, ", "))])
            ))
        );
    }

    private void Deployments(Flow flow)
    {
        if (_matrix.Deployments.Count == 0)
        {
            return;
        }

        Head(flow, "Deployments");
        flow.Paragraph(
            new TextBlock($"What you can run, and the {_matrix.ColumnKind.Plural} that apply to it.", ReportStyles.ProseQuiet)
            {
                KeepsWithNext = true,
            }
        );
        flow.Table(
            Table([1.2, 1, 3.2], "Deployment", _matrix.ColumnKind.PluralFirst, "Note"),
            _matrix.Deployments.Select(deployment => new FlowRow(
                new FlowCell(new TextBlock(deployment.Name, ReportStyles.RowTitle)),
                new FlowCell(new TextBlock(string.Join(", ", deployment.HostingModels.Select(data.ModelNameOf)), ReportStyles.Table)),
                new FlowCell([.. Blocks(deployment.Note, null)])
            ))
        );
    }

    /// <summary>Describes the domains. Tables that aren't grouped by domain have no headings for them.</summary>
    private void Domains(Flow flow)
    {
        var domains = data.IsExtract
            ? data.View.Rows.Select(row => row.Domain).Distinct(ReferenceEqualityComparer.Instance).Cast<ControlDomain>().ToValueList()
            : _matrix.Domains;
        if (domains.Count == 0)
        {
            return;
        }

        Head(flow, "Domains");
        flow.Table(
            Table([1.2, 3.8, 0.7], "Domain", "What belongs to it", "Shown"),
            domains.Select(domain => new FlowRow(
                new FlowCell(new TextBlock(domain.Name, ReportStyles.RowTitle)),
                new FlowCell([.. Blocks(domain.Description, null)]),
                new FlowCell(new TextBlock(ShownOf(domain), ReportStyles.Table))
            ))
        );
    }

    private string ShownOf(ControlDomain domain)
    {
        var shown = data.View.Rows.Count(row => ReferenceEquals(row.Domain, domain));
        return shown == domain.Responsibilities.Count ? $"{shown}" : $"{shown} of {domain.Responsibilities.Count}";
    }

    private void Frameworks(Flow flow)
    {
        if (_matrix.Frameworks.Count == 0 && _matrix.FrameworkNote is null)
        {
            return;
        }

        Head(flow, "Frameworks");
        if (_matrix.FrameworkNote is { } note)
        {
            flow.Paragraph(new TextBlock(note, ReportStyles.Prose) { KeepsWithNext = _matrix.Frameworks.Count > 0 });
        }

        if (_matrix.Frameworks.Count > 0)
        {
            flow.Table(
                Table([1.6, 0.6, 3.2], "Framework", "Version", "Note"),
                _matrix.Frameworks.Select(framework => new FlowRow(
                    new FlowCell(new TextBlock(framework.Name, ReportStyles.RowTitle)),
                    new FlowCell(new TextBlock(framework.Version, ReportStyles.Table)),
                    new FlowCell([.. Blocks(framework.Note, null)])
                ))
            );
        }
    }

    private void Statements(Flow flow)
    {
        var shown = _matrix.Statements.Where(IsShown).ToList();
        if (shown.Count == 0)
        {
            return;
        }

        Head(flow, "From the source text to the rows");
        if (shown.Count < _matrix.Statements.Count)
        {
            flow.Paragraph(
                new TextBlock(
                    $"{shown.Count} of {_matrix.Statements.Count} statements: those that refer to a row of this extract.",
                    ReportStyles.ProseQuiet
                )
                {
                    KeepsWithNext = true,
                }
            );
        }

        flow.List(
            shown.Select(
                (statement, position) =>
                    new FlowListItem(
                        $"{position + 1}.",
                        new TextBlock(statement.Text, ReportStyles.Prose) { SpaceBefore = 3 },
                        new TextBlock(
                            new TextSpan("Rows: ", ReportStyles.SmallBold),
                            new TextSpan(
                                string.Join("; ", statement.Responsibilities.Select(slug => $"\u201C{data.TitleOf(slug)}\u201D")),
                                ReportStyles.Small
                            )
                        )
                    )
            ),
            ReportStyles.Prose,
            LabelWidth
        );
    }

    private bool IsShown(Statement statement) =>
        !data.IsExtract || statement.Responsibilities.Any(slug => data.View.Index.FindRow(slug) is { } row && data.IsShown(row));

    private static FlowTable Table(IReadOnlyList<double> widths, params ReadOnlySpan<string> headers) =>
        new(widths, ColumnHeader.RowOf(headers)) { HasColumnLines = false };

    private static string? Listed(string label, ValueList<string> texts, string separator) =>
        texts.Count == 0 ? null : $"{label}: {string.Join(separator, texts)}.";

    private static IEnumerable<TextBlock> Blocks(params string?[] texts) =>
        texts.OfType<string>().Select(text => new TextBlock(text, ReportStyles.Table));
}
