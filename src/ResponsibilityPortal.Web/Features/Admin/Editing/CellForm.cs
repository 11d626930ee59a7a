using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Web.Components.Unsaved;

namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>The unsaved input in the panel of a cell.</summary>
public sealed class CellForm
{
    /// <summary>The value of <see cref="Accountable"/> for several parties that share accountability. No slug has an asterisk.</summary>
    public const string Joint = "*joint";

    /// <summary>The value of <see cref="Accountable"/> for a duty that is not applicable.</summary>
    public const string NotApplicable = "*not-applicable";

    private readonly Assignment _opened;

    private CellForm(Assignment opened, ValueList<string> present)
    {
        _opened = opened;
        Accountable =
            opened.NotApplicable is not null ? NotApplicable
            : opened.IsJoint ? Joint
            : opened.Accountable ?? "";
        JointlyAccountable = [.. opened.JointlyAccountable];
        NotApplicableReason = opened.NotApplicable ?? "";
        Sources = string.Join(", ", opened.Sources);
        Contributing = [.. opened.Contributing];
        Notes = present.ToDictionary(party => party, party => opened.NoteOf(party) ?? "", StringComparer.Ordinal);
        (Basis, CustomerPart, Sharing) = (opened.Basis, opened.CustomerPart, opened.Sharing);
    }

    /// <summary>Slug of a party, <see cref="Joint"/> or <see cref="NotApplicable"/>; empty for not yet assessed.</summary>
    public string Accountable { get; set; }

    /// <summary>The parties that share accountability, if <see cref="Accountable"/> says so.</summary>
    public HashSet<string> JointlyAccountable { get; }

    /// <summary>Why the duty is not applicable, if <see cref="Accountable"/> says so.</summary>
    public string NotApplicableReason { get; set; }

    /// <summary>The short names of the sources of the cell, with commas between them.</summary>
    public string Sources { get; set; }

    public HashSet<string> Contributing { get; }

    /// <summary>By slug, for every party that exists in the hosting model.</summary>
    public Dictionary<string, string> Notes { get; }

    public Basis? Basis { get; set; }

    public CustomerPart? CustomerPart { get; set; }

    public Sharing? Sharing { get; set; }

    public string Reason { get; set; } = "";

    /// <summary>Whether the input differs from the cell as it was opened.</summary>
    public bool IsDirty => ChangesCell || HasReason;

    /// <summary>Whether saving would change the cell itself.</summary>
    public bool ChangesCell => ToAssignment() != InOneForm(_opened);

    public bool IsNotApplicable => Accountable == NotApplicable;

    /// <summary>What is missing before the cell can be saved, as a sentence; null for nothing.</summary>
    public string? Problem =>
        Accountable == Joint && JointlyAccountable.Count < Assignment.JointlyAccountableMinCount
            ? "Choose at least two parties that share accountability."
        : IsNotApplicable && NotApplicableReason.Trim().Length == 0 ? "Enter why the duty is not applicable."
        : null;

    public bool HasReason => !string.IsNullOrWhiteSpace(Reason);

    /// <summary>The question to ask before the panel closes with unsaved text, in its fields or in a comment.</summary>
    public UnsavedQuestion QuestionBeforeLeaving(bool canSave) =>
        canSave || !IsDirty
            ? new UnsavedQuestion(
                IsDirty ? "You have unsaved text in this cell." : "You have a comment that isn't sent yet.",
                "Save",
                "Discard"
            )
            : new UnsavedQuestion("You have unsaved text in this cell, and your account can no longer edit drafts.", null, "Discard");

    /// <param name="present">Slugs of the parties that exist in the hosting model.</param>
    public static CellForm Of(DraftCell cell, ValueList<string> present) => new(cell.Content, present);

    /// <summary>Returns whether a party is accountable, alone or jointly, so that it can't contribute as well.</summary>
    public bool IsAccountable(string party) => Accountable == party || (Accountable == Joint && JointlyAccountable.Contains(party));

    public void Share(string party, bool does)
    {
        if (does)
        {
            JointlyAccountable.Add(party);
        }
        else
        {
            JointlyAccountable.Remove(party);
        }
    }

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

    /// <summary>
    /// The full new content of the cell. An accountable party is not listed as contributing too, and a duty that is not applicable has no
    /// parties and no notes.
    /// </summary>
    public Assignment ToAssignment() =>
        IsNotApplicable
            ? new Assignment(_opened.HostingModel)
            {
                NotApplicable = NotApplicableReason.Trim(),
                Basis = Basis,
                Sources = SourceSlugs(),
            }
            : Owned();

    private Assignment Owned() =>
        InOneForm(
            _opened with
            {
                Accountable = Accountable is "" or Joint ? null : Accountable,
                JointlyAccountable = Accountable == Joint ? [.. JointlyAccountable] : [],
                NotApplicable = null,
                Contributing = Contributing.Where(party => !IsAccountable(party)).ToValueList(),
                Sources = SourceSlugs(),
                Notes = Notes
                    .Where(note => note.Value.Trim().Length > 0)
                    .Select(note => new PartyNote(note.Key, Trimmed(note.Value)))
                    .ToValueList(),
                Basis = Basis,
                CustomerPart = CustomerPart,
                Sharing = Sharing,
            }
        );

    private ValueList<string> SourceSlugs() =>
        Sources
            .Split([',', ';', ' ', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Distinct(StringComparer.Ordinal)
            .ToValueList();

    /// <summary>Replaces line breaks: browsers use two characters, the format uses one.</summary>
    private static string Trimmed(string text) => text.ReplaceLineEndings("\n").Trim();

    private static Assignment InOneForm(Assignment cell) =>
        cell with
        {
            JointlyAccountable = cell.JointlyAccountable.Order(StringComparer.Ordinal).ToValueList(),
            Contributing = cell.Contributing.Order(StringComparer.Ordinal).ToValueList(),
            Notes = cell.Notes.OrderBy(note => note.Party, StringComparer.Ordinal).ToValueList(),
        };
}
