using ResponsibilityPortal.Domain.Drafts;

namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>Selects the rows that the editor shows.</summary>
/// <param name="Text">Words that must each occur in the title, a keyword, a control identifier or the domain; empty for all rows.</param>
public sealed record EditorFilter(string Text, EditorRows Rows)
{
    public static EditorFilter All { get; } = new("", EditorRows.All);

    public IReadOnlyList<DraftLine> Apply(DraftSnapshot draft) =>
        this == All ? draft.Frame.Lines : DraftLine.Of(draft.Frame.Rows.Where(row => Matches(row) && Matches(draft, row)));

    private bool Matches(DraftRow row) =>
        Text.Split(' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .All(word => TextsOf(row).Any(text => text.Contains(word, StringComparison.OrdinalIgnoreCase)));

    private bool Matches(DraftSnapshot draft, DraftRow row) =>
        Rows switch
        {
            EditorRows.Changed => KeysOf(draft, row).Any(draft.IsChanged),
            EditorRows.WithGaps => KeysOf(draft, row).Any(key => !draft.Find(key)!.Content.IsAssessed),
            _ => true,
        };

    private static IEnumerable<CellKey> KeysOf(DraftSnapshot draft, DraftRow row) =>
        draft.Frame.Content.HostingModels.Select(model => new CellKey(row.Responsibility.Slug, model.Slug));

    private static IEnumerable<string> TextsOf(DraftRow row) =>
        [
            row.Responsibility.Title,
            row.Responsibility.Slug,
            row.Domain.Name,
            .. row.Responsibility.Keywords,
            .. row.Responsibility.Controls.SelectMany(mapping => mapping.Identifiers),
        ];
}
