using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Web.Components.Unsaved;

namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>What somebody is typing into the panel of a cell.</summary>
public sealed class CellForm
{
    private readonly Assignment _opened;

    private CellForm(Assignment opened, ValueList<string> present)
    {
        _opened = opened;
        Accountable = opened.Accountable ?? "";
        Contributing = [.. opened.Contributing];
        Notes = present.ToDictionary(party => party, party => opened.NoteOf(party) ?? "", StringComparer.Ordinal);
        (Basis, CustomerPart, Sharing) = (opened.Basis, opened.CustomerPart, opened.Sharing);
    }

    /// <summary>Slug of a party; empty for not yet assessed.</summary>
    public string Accountable { get; set; }

    public HashSet<string> Contributing { get; }

    /// <summary>By slug, for every party that exists in the hosting model.</summary>
    public Dictionary<string, string> Notes { get; }

    public Basis? Basis { get; set; }

    public CustomerPart? CustomerPart { get; set; }

    public Sharing? Sharing { get; set; }

    public string Reason { get; set; } = "";

    /// <summary>Whether anything was typed that the cell did not say when it was opened.</summary>
    public bool IsDirty => ChangesCell || HasReason;

    /// <summary>Whether saving would change the cell itself.</summary>
    public bool ChangesCell => ToAssignment() != InOneForm(_opened);

    public bool HasReason => !string.IsNullOrWhiteSpace(Reason);

    /// <summary>What to ask before the panel is closed on unsaved text, here or in a comment.</summary>
    public UnsavedQuestion QuestionBeforeLeaving(bool canSave) => canSave || !IsDirty
        ? new UnsavedQuestion(IsDirty ? "You have unsaved text in this cell." : "You have a comment that isn't sent yet.", "Save", "Discard")
        : new UnsavedQuestion("You have unsaved text in this cell, and your account can't edit drafts any more.", null, "Discard");

    /// <param name="present">Slugs of the parties that exist in the hosting model.</param>
    public static CellForm Of(DraftCell cell, ValueList<string> present) => new(cell.Content, present);

    public void Contribute(string party, bool does)
    {
        if (does)
        {
            Contributing.Add(party);
        }
        else
        {
            Contributing.Remove(party);
        }
    }

    /// <summary>All that the cell is to say. Whoever is accountable does not contribute as well.</summary>
    public Assignment ToAssignment() => InOneForm(_opened with
    {
        Accountable = Accountable.Length == 0 ? null : Accountable,
        Contributing = Contributing.Where(party => party != Accountable).ToValueList(),
        Notes = Notes.Where(note => note.Value.Trim().Length > 0).Select(note => new PartyNote(note.Key, Trimmed(note.Value))).ToValueList(),
        Basis = Basis,
        CustomerPart = CustomerPart,
        Sharing = Sharing,
    });

    /// <summary>Browsers end lines with two signs, the format with one.</summary>
    private static string Trimmed(string text) => text.ReplaceLineEndings("\n").Trim();

    private static Assignment InOneForm(Assignment cell) => cell with
    {
        Contributing = cell.Contributing.Order(StringComparer.Ordinal).ToValueList(),
        Notes = cell.Notes.OrderBy(note => note.Party, StringComparer.Ordinal).ToValueList(),
    };
}
