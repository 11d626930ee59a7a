using System.Globalization;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Versions.Comparing;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Pdf.Layout;
using ResponsibilityPortal.Pdf.Text;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>The chapter on changes, since the previous version and since a requested one: version by version, cell by cell.</summary>
internal sealed class ChangesPart(ReportData data, ReportChanges changes)
{
    private static readonly FlowTable Table = new([1.5, 1.1, 2, 2], ColumnHeader.RowOf("Responsibility", "What", "Before", "After"))
    {
        Padding = 2.6,
        HasColumnLines = false,
        DetailHeader = new FlowCell(new TextBlock("Under a move: its reason, and who edited and approved it", ReportStyles.Small))
        {
            Ground = ReportStyles.Raised,
        },
        Summary = "What changed, with the texts before and after",
    };

    private static readonly TextBlock Nothing = new("(nothing)", ReportStyles.TableQuiet);

    private readonly MoveOrigins _origins = new(data);

    public void Write(Flow flow)
    {
        Chapter.Begin(flow, ReportOutline.ChangesTitle, data.Outline.Changes);
        if (changes.Latest is not { } latest)
        {
            flow.Paragraph(Prose("This is the first version of the matrix. There is no earlier one to compare it with."));
            return;
        }

        if (data.IsExtract)
        {
            flow.Paragraph(
                new TextBlock("Whole versions are compared, whatever the filter of this extract.", ReportStyles.ProseQuiet)
                {
                    KeepsWithNext = true,
                }
            );
        }

        flow.Heading(2, $"Since version {Number(latest.Before)}, the version before", ReportStyles.Section);
        Record(flow, latest.After.Version);
        Differences(flow, latest, [latest.After.Version]);
        if (changes.AllTogether is { } together)
        {
            Since(flow, together, latest);
        }
    }

    private void Since(Flow flow, ChangeStep together, ChangeStep latest)
    {
        var since = Number(together.Before);
        flow.Heading(2, $"Since version {since}, all together", ReportStyles.Section);
        Record(flow, together.Before.Version);
        Differences(flow, together, [.. changes.Between.Select(step => step.After.Version), latest.After.Version]);
        flow.Heading(2, $"Since version {since}, version by version", ReportStyles.Section);
        foreach (var step in changes.Between)
        {
            flow.Heading(3, $"Version {Number(step.After)}", ReportStyles.Under);
            Record(flow, step.After.Version);
            Differences(flow, step, [step.After.Version]);
        }

        flow.Heading(3, $"Version {Number(latest.After)}", ReportStyles.Under);
        Record(flow, latest.After.Version);
        flow.Paragraph(
            Prose($"Its changes are listed above, under \u201CSince version {Number(latest.Before)}, the version before\u201D.")
        );
    }

    /// <summary>Writes the date, publisher, approver with the day of approval, and message of a version.</summary>
    private void Record(Flow flow, MatrixVersion version)
    {
        var announced = version.InForceFrom == version.PublishedAt ? "" : $" In force from {Wording.Moment(version.InForceFrom)}.";
        flow.Paragraph(
            new TextBlock(
                new TextSpan(
                    string.Create(CultureInfo.InvariantCulture, $"Version {version.Number}, {Wording.Moment(version.PublishedAt)}: "),
                    ReportStyles.ProseBold
                ),
                new TextSpan(
                    $"{VersionWords.Publication(data, version)}; {_origins.ApprovalOf(version)}.{announced} {version.Message}",
                    ReportStyles.Prose
                )
            )
            {
                KeepsWithNext = true,
            }
        );
    }

    /// <param name="versions">The versions of the step, from the second to the last.</param>
    private void Differences(Flow flow, ChangeStep step, IReadOnlyList<MatrixVersion> versions)
    {
        if (step.Count == 0)
        {
            flow.Paragraph(Prose(step.IsSameContent ? "No change: the content is the same." : "Only the order of its parts changed."));
            return;
        }

        flow.Paragraph(new TextBlock(ChangeSummary.Of(step.Comparison), ReportStyles.Prose) { KeepsWithNext = true });
        foreach (var model in step.Comparison.AddedModels)
        {
            flow.Paragraph(
                new TextBlock(
                    $"The {step.Comparison.ColumnKind.Singular} {model.Name} is new, with {CountOf(step.After.Matrix, model)} new cells. "
                        + "Accountability did not move in them.",
                    ReportStyles.Prose
                )
                {
                    KeepsWithNext = true,
                }
            );
        }

        foreach (var model in step.Comparison.RemovedModels)
        {
            flow.Paragraph(
                new TextBlock(
                    $"The {step.Comparison.ColumnKind.Singular} {model.Name} was removed, with its "
                        + $"{CountOf(step.Before.Matrix, model)} cells.",
                    ReportStyles.Prose
                )
                {
                    KeepsWithNext = true,
                }
            );
        }

        flow.Table(Table, Rows(step, versions));
    }

    private IEnumerable<FlowRow> Rows(ChangeStep step, IReadOnlyList<MatrixVersion> versions)
    {
        foreach (var row in step.Rows)
        {
            var style = ReportStyles.TableBold;
            foreach (var change in row.Changes)
            {
                yield return Row(
                    row.Row.Title,
                    style,
                    change.HostingModel is { } model ? $"{model}: {change.WhatIn(step.After.Matrix)}" : change.WhatIn(step.After.Matrix),
                    change.Before,
                    change.After
                ) with
                {
                    Detail = change.MovesAccountability
                        ? new FlowCell(new TextBlock(_origins.Of(versions, CellOf(step, row, change)), ReportStyles.TableQuiet))
                        : null,
                };
                style = ReportStyles.TableQuiet;
            }
        }

        foreach (var row in step.Comparison.Added)
        {
            yield return Row(
                row.Title,
                ReportStyles.TableBold,
                "added",
                null,
                AssignmentSentence.OfRow(step.After.Matrix, row, step.After.Matrix.HostingModels)
            );
        }

        foreach (var row in step.Comparison.Retired)
        {
            yield return Row(
                row.Title,
                ReportStyles.TableBold,
                "retired",
                AssignmentSentence.OfRow(step.Before.Matrix, row, step.Before.Matrix.HostingModels),
                null
            );
        }

        foreach (var change in step.Comparison.MatrixChanges)
        {
            yield return Row("Matrix details", ReportStyles.TableQuiet, change.WhatIn(step.After.Matrix), change.Before, change.After);
        }
    }

    private static CellKey CellOf(ChangeStep step, RowComparison row, ResponsibilityChange change) =>
        new(row.Row.Slug, step.After.Matrix.HostingModels.First(model => model.Name == change.HostingModel).Slug);

    private static FlowRow Row(string title, TextStyle style, string what, string? before, string? after) =>
        new(
            new FlowCell(new TextBlock(title, style)),
            new FlowCell(new TextBlock(what, ReportStyles.Table)),
            new FlowCell(Text(before)),
            new FlowCell(Text(after))
        );

    private static TextBlock Text(string? text) => text is null ? Nothing : new TextBlock(text, ReportStyles.Table);

    private static int CountOf(Matrix matrix, HostingModel model) => matrix.Responsibilities.Count(row => row.In(model.Slug) is not null);

    private static string Number(PublishedMatrix published) => published.Version.Number.ToString(CultureInfo.InvariantCulture);

    private static TextBlock Prose(string words) => new(words, ReportStyles.Prose);
}
