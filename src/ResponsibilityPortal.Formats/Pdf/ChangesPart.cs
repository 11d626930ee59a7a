using System.Globalization;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Versions.Comparing;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Pdf.Layout;
using ResponsibilityPortal.Pdf.Text;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>What changed since the version before, and since the version asked for: version by version, cell by cell.</summary>
internal sealed class ChangesPart(ReportData data, ReportChanges changes)
{
    private static readonly FlowTable Table = new([1.5, 1.1, 2, 2], ColumnHeader.RowOf("Responsibility", "What", "Before", "After"))
    {
        Padding = 2.6,
        HasColumnLines = false,
        DetailHeader = new FlowCell(new TextBlock("Under a move: why, and who edited and approved it", ReportStyles.Small)) { Ground = ReportStyles.Raised },
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
            flow.Paragraph(new TextBlock("Whole versions are compared, whatever the filter of this extract.", ReportStyles.ProseQuiet) { KeepsWithNext = true });
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
        flow.Paragraph(Prose($"Its changes stand above, under \u201CSince version {Number(latest.Before)}, the version before\u201D."));
    }

    /// <summary>Date, publisher, approver with the day of approval, and message of a version.</summary>
    private void Record(Flow flow, MatrixVersion version)
    {
        var announced = version.InForceFrom == version.PublishedAt ? "" : $" In force from {Wording.Moment(version.InForceFrom)}.";
        flow.Paragraph(new TextBlock(
            new TextSpan(string.Create(CultureInfo.InvariantCulture, $"Version {version.Number}, {Wording.Moment(version.PublishedAt)}: "), ReportStyles.ProseBold),
            new TextSpan($"{VersionWords.Publication(data, version)}; {_origins.ApprovalOf(version)}.{announced} {version.Message}", ReportStyles.Prose))
        {
            KeepsWithNext = true,
        });
    }

    /// <param name="versions">Those from the first to the last of the step, without the one it begins at.</param>
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
            flow.Paragraph(new TextBlock($"The hosting model {model.Name} is new: all its {CountOf(step.After.Matrix, model)} cells are new, and nothing in them moved.", ReportStyles.Prose) { KeepsWithNext = true });
        }

        foreach (var model in step.Comparison.RemovedModels)
        {
            flow.Paragraph(new TextBlock($"The hosting model {model.Name} is no longer there: its {CountOf(step.Before.Matrix, model)} cells went with it.", ReportStyles.Prose) { KeepsWithNext = true });
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
                yield return Row(row.Row.Title, style, change.HostingModel is { } model ? $"{model}: {change.What}" : change.What, change.Before, change.After) with
                {
                    Detail = change.MovesOwnership ? new FlowCell(new TextBlock(_origins.Of(versions, CellOf(step, row, change)), ReportStyles.TableQuiet)) : null,
                };
                style = ReportStyles.TableQuiet;
            }
        }

        foreach (var row in step.Comparison.Added)
        {
            yield return Row(row.Title, ReportStyles.TableBold, "added", null, OwnershipSentence.OfRow(step.After.Matrix, row, step.After.Matrix.HostingModels));
        }

        foreach (var row in step.Comparison.Retired)
        {
            yield return Row(row.Title, ReportStyles.TableBold, "retired", OwnershipSentence.OfRow(step.Before.Matrix, row, step.Before.Matrix.HostingModels), null);
        }

        foreach (var change in step.Comparison.MatrixChanges)
        {
            yield return Row("Around the rows", ReportStyles.TableQuiet, change.What, change.Before, change.After);
        }
    }

    private static CellKey CellOf(ChangeStep step, RowComparison row, ResponsibilityChange change) =>
        new(row.Row.Slug, step.After.Matrix.HostingModels.First(model => model.Name == change.HostingModel).Slug);

    private static FlowRow Row(string title, TextStyle style, string what, string? before, string? after) => new(
        new FlowCell(new TextBlock(title, style)),
        new FlowCell(new TextBlock(what, ReportStyles.Table)),
        new FlowCell(Text(before)),
        new FlowCell(Text(after)));

    private static TextBlock Text(string? text) => text is null ? Nothing : new TextBlock(text, ReportStyles.Table);

    private static int CountOf(Matrix matrix, HostingModel model) => matrix.Responsibilities.Count(row => row.In(model.Slug) is not null);

    private static string Number(PublishedMatrix published) => published.Version.Number.ToString(CultureInfo.InvariantCulture);

    private static TextBlock Prose(string words) => new(words, ReportStyles.Prose);
}
