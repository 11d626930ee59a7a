using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>The text to find in notes, and its replacement.</summary>
public sealed class ReplaceRequest
{
    public string Find { get; set; } = "";

    public string Replacement { get; set; } = "";

    public bool MatchesCase { get; set; }

    /// <summary>Returns the cells of the shown rows whose notes contain the text, each with its new content.</summary>
    public IReadOnlyList<(AssignCell Requested, Assignment Before)> FindIn(EditorSession session)
    {
        if (Find.Length == 0 || session.Draft is not { } draft)
        {
            return [];
        }

        var comparison = MatchesCase ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        return
        [
            .. from line in session.Lines
            where line.Row is not null
            from model in draft.Frame.Content.HostingModels
            let cell = draft.Find(new CellKey(line.Row!.Responsibility.Slug, model.Slug))
            where cell is not null && cell.Content.Notes.Any(note => note.Text.Contains(Find, comparison))
            let content = cell.Content with
            {
                Notes = cell.Content.Notes.Select(note => Replaced(note, comparison)).OfType<PartyNote>().ToValueList(),
            }
            where content != cell.Content
            select (new AssignCell(cell.Key.Responsibility, content, cell.Version), cell.Content),
        ];
    }

    /// <summary>Returns the note with the text replaced; null if the result is empty.</summary>
    private PartyNote? Replaced(PartyNote note, StringComparison comparison)
    {
        var text = note.Text.Replace(Find, Replacement, comparison).Trim();
        return text.Length == 0 ? null : note with { Text = text };
    }
}
