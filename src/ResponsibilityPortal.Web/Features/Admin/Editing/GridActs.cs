using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>Carries out what keys and buttons ask for over a selection.</summary>
/// <remarks>The browser is not trusted: a party that is none, or is absent from a column, changes nothing there.</remarks>
internal static class GridActs
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

    public static Task<EditReport> RunAsync(EditorSession session, GridAct act)
    {
        if (session.Draft is not { } draft || session.Select(act.Range) is not { } keys)
        {
            return Task.FromResult(new EditReport("The rows have changed since. Nothing was done; select again.", IsProblem: true));
        }

        var content = draft.Frame.Content;
        var party = content.Parties.FirstOrDefault(known => known.Slug == act.Value);
        return act.Kind switch
        {
            MakeAccountable when party is not null => RunAsync(
                session, act, keys, party, cell => cell.MadeAccountable(party.Slug), count => $"{EditorSession.Cells(count)}: {party.Name} {PartWords.IsAccountable(party.Name)}. Ctrl+Z takes it back."),
            ToggleContributor when party is not null => ToggleAsync(session, act, keys, party),
            Clear => session.EditAsync(keys, (_, cell) => cell.Unowned(), act.Range.Shown, count => $"{EditorSession.Cells(count)} {PartWords.NotYetAssessed}. Ctrl+Z takes it back."),
            FillDown => FillDownAsync(session, act, keys),
            Revert => session.EditAsync(
                keys,
                (key, _) => draft.Frame.FindPublished(key),
                act.Range.Shown,
                count => $"{EditorSession.Cells(count)} as in version {draft.Frame.Latest} again. Ctrl+Z takes it back."),
            Copied => Say($"{EditorSession.Cells(keys.Count)} copied."),
            NotCopied => Say("Nothing was copied: the browser does not let this page use the clipboard.", isProblem: true),
            Cut => Say("Cells can't be cut. Copy them with Ctrl+C, then clear them with Delete."),
            UnknownKey => Say($"{act.Value} is no party's letter. {string.Join(", ", content.Parties.Select(known => $"{known.Letter}: {known.Name}"))}."),
            _ => Say("This key means nothing here."),
        };
    }

    private static Task<EditReport> Say(string message, bool isProblem = false) => Task.FromResult(new EditReport(message, isProblem));

    /// <summary>Lets a party contribute to all cells of the selection; where it contributes to all already, to none.</summary>
    private static Task<EditReport> ToggleAsync(EditorSession session, GridAct act, IReadOnlyList<CellKey> keys, Party party)
    {
        // Decided when it is this act's turn, so that quick keys build on one another.
        var models = ModelsWith(session, party);
        var removes = new Lazy<bool>(() => keys.Where(key => models.Contains(key.HostingModel)).All(key => session.Draft!.Find(key)?.Content.PartOf(party.Slug) != Part.None));
        return RunAsync(
            session,
            act,
            keys,
            party,
            cell => removes.Value ? cell.RemovingContributor(party.Slug) : cell.AddingContributor(party.Slug),
            count => removes.Value
                ? $"{party.Name} removed as contributor from {EditorSession.Cells(count)}. Ctrl+Z takes it back."
                : $"{party.Name} added as contributor to {EditorSession.Cells(count)}. Ctrl+Z takes it back.");
    }

    private static async Task<EditReport> RunAsync(
        EditorSession session, GridAct act, IReadOnlyList<CellKey> keys, Party party, Func<Assignment, Assignment> edit, Func<int, string> done)
    {
        var present = ModelsWith(session, party);
        var possible = keys.Where(key => present.Contains(key.HostingModel)).ToList();
        var report = await session.EditAsync(possible, (_, cell) => edit(cell), act.Range.Shown, done);
        return possible.Count == keys.Count ? report : report with
        {
            Message = $"{(possible.Count == 0 ? "" : report.Message)} {EditorSession.Cells(keys.Count - possible.Count)} left alone: {party.Name} does not exist there.".Trim(),
            IsProblem = report.IsProblem || possible.Count == 0,
        };
    }

    private static HashSet<string> ModelsWith(EditorSession session, Party party) =>
        session.Draft!.Frame.Content.HostingModels.Where(model => model.Parties.Contains(party.Slug)).Select(model => model.Slug).ToHashSet(StringComparer.Ordinal);

    /// <summary>Gives all rows of the selection what its first row says.</summary>
    private static Task<EditReport> FillDownAsync(EditorSession session, GridAct act, IReadOnlyList<CellKey> keys)
    {
        var first = keys
            .DistinctBy(key => key.HostingModel)
            .ToDictionary(key => key.HostingModel, key => session.FindShown(act.Range.Shown, key)?.Content, StringComparer.Ordinal);
        return session.EditAsync(
            keys,
            (_, cell) => first[cell.HostingModel] is { } source ? cell.OwnedBy(source.Accountable, source.Contributing) : null,
            act.Range.Shown,
            count => $"{EditorSession.Cells(count)} filled. Ctrl+Z takes it back.");
    }
}
