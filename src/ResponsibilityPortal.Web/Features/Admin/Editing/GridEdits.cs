using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>Carries out the edits that keys and buttons request for a selection.</summary>
/// <remarks>
/// The browser is not trusted. A party that doesn't exist, or is absent from a column, changes nothing there. Nor does a contributor in a
/// cell that is not applicable.
/// </remarks>
internal static class GridEdits
{
    public const string MakeAccountable = "accountable";
    public const string ToggleContributor = "contributing";
    public const string Clear = "clear";
    public const string FillDown = "fill-down";
    public const string Revert = "revert";
    public const string Copied = "copied";
    public const string NotCopied = "not-copied";
    public const string Cut = "cut";
    public const string UnknownKey = "unknown-key";

    public static Task<EditReport> RunAsync(EditorSession session, GridEdit act)
    {
        if (session.Draft is not { } draft || session.Select(act.Range) is not { } keys)
        {
            return Task.FromResult(
                new EditReport("The rows have changed in the meantime. Nothing was changed. Select the cells again.", IsProblem: true)
            );
        }

        var content = draft.Frame.Content;
        var party = content.Parties.FirstOrDefault(known => known.Slug == act.Value);
        return act.Kind switch
        {
            MakeAccountable when party is not null => RunAsync(
                session,
                act,
                keys,
                party,
                cell => cell.MadeAccountable(party.Slug),
                count => $"{EditorSession.Cells(count)}: {party.Name} {PartWords.IsAccountable(party.Name)}. Press Ctrl+Z to undo."
            ),
            ToggleContributor when party is not null => ToggleAsync(session, act, keys, party),
            Clear => session.EditAsync(
                keys,
                (_, cell) => cell.Unowned(),
                act.Range.Shown,
                count => $"{EditorSession.Cells(count)} cleared. Press Ctrl+Z to undo."
            ),
            FillDown => FillDownAsync(session, act, keys),
            Revert => session.EditAsync(
                keys,
                (key, _) => draft.Frame.FindPublished(key),
                act.Range.Shown,
                count => $"{EditorSession.Cells(count)} reverted to version {draft.Frame.Latest}. Press Ctrl+Z to undo."
            ),
            Copied => Say($"{EditorSession.Cells(keys.Count)} copied."),
            NotCopied => Say("Nothing was copied. The browser doesn't let this page use the clipboard.", isProblem: true),
            Cut => Say("Cells can't be cut. Copy them with Ctrl+C, then clear them with Delete."),
            UnknownKey => Say(
                $"No party has the letter {act.Value}. "
                    + $"{string.Join(", ", content.Parties.Select(known => $"{known.Letter}: {known.Name}"))}."
            ),
            _ => Say("This key does nothing here."),
        };
    }

    private static Task<EditReport> Say(string message, bool isProblem = false) => Task.FromResult(new EditReport(message, isProblem));

    /// <summary>
    /// Makes a party contribute to all cells of the selection or, if it already contributes to all, to none. Cells that are not applicable
    /// keep their reasons and are skipped.
    /// </summary>
    private static async Task<EditReport> ToggleAsync(EditorSession session, GridEdit act, IReadOnlyList<CellKey> keys, Party party)
    {
        // Decide when this edit is carried out, so that keys pressed in quick succession build on one another.
        var models = ModelsWith(session, party);
        var removes = new Lazy<bool>(() =>
            keys.Where(key => models.Contains(key.HostingModel))
                .Select(key => session.Draft!.Find(key)?.Content)
                .Where(cell => cell?.NotApplicable is null)
                .All(cell => cell?.PartOf(party.Slug) != Part.None)
        );
        var notApplicable = 0;
        var report = await RunAsync(
            session,
            act,
            keys,
            party,
            cell =>
            {
                notApplicable += cell.NotApplicable is null ? 0 : 1;
                return removes.Value ? cell.RemovingContributor(party.Slug) : cell.AddingContributor(party.Slug);
            },
            count =>
                removes.Value
                    ? $"{party.Name} removed as contributor from {EditorSession.Cells(count)}. Press Ctrl+Z to undo."
                    : $"{party.Name} added as contributor to {EditorSession.Cells(count)}. Press Ctrl+Z to undo."
        );
        if (notApplicable == 0)
        {
            return report;
        }

        var skipped =
            $"{EditorSession.Cells(notApplicable)} skipped: not applicable. Make a party accountable there before others contribute.";
        return notApplicable == keys.Count
            ? new EditReport(skipped, IsProblem: true)
            : report with
            {
                Message = $"{report.Message} {skipped}",
            };
    }

    private static async Task<EditReport> RunAsync(
        EditorSession session,
        GridEdit act,
        IReadOnlyList<CellKey> keys,
        Party party,
        Func<Assignment, Assignment> edit,
        Func<int, string> done
    )
    {
        var present = ModelsWith(session, party);
        var possible = keys.Where(key => present.Contains(key.HostingModel)).ToList();
        var report = await session.EditAsync(possible, (_, cell) => edit(cell), act.Range.Shown, done);
        return possible.Count == keys.Count
            ? report
            : report with
            {
                Message =
                    $"{(possible.Count == 0 ? "" : report.Message)} {EditorSession.Cells(keys.Count - possible.Count)} skipped: {party.Name} doesn't exist there.".Trim(),
                IsProblem = report.IsProblem || possible.Count == 0,
            };
    }

    private static HashSet<string> ModelsWith(EditorSession session, Party party) =>
        session
            .Draft!.Frame.Content.HostingModels.Where(model => model.Parties.Contains(party.Slug))
            .Select(model => model.Slug)
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>Copies the content of the first row of the selection to its other rows.</summary>
    private static Task<EditReport> FillDownAsync(EditorSession session, GridEdit act, IReadOnlyList<CellKey> keys)
    {
        var first = keys.DistinctBy(key => key.HostingModel)
            .ToDictionary(key => key.HostingModel, key => session.FindShown(act.Range.Shown, key)?.Content, StringComparer.Ordinal);
        return session.EditAsync(
            keys,
            (_, cell) => first[cell.HostingModel] is { } source ? cell.OwnedAs(source) : null,
            act.Range.Shown,
            count => $"{EditorSession.Cells(count)} filled. Press Ctrl+Z to undo."
        );
    }
}
