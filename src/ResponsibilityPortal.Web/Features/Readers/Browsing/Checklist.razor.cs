using System.Text;
using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Versions.Comparing;
using ResponsibilityPortal.Web.Components.Shared;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Browsing;

public sealed partial class Checklist
{
    [Parameter, EditorRequired]
    public required PageSource Source { get; set; }

    [Parameter, EditorRequired]
    public required MatrixView View { get; set; }

    private ChangeMarkup _changes = null!;

    protected override void OnParametersSet() => _changes = new ChangeMarkup(Source.Published.Version);

    private Party? You => View.You;

    private bool IsReader => You?.Slug == Party.ReaderSlug;

    private IEnumerable<(Part Part, string Id, string Heading)> Sections() =>
        [
            (Part.Accountable, "yours", IsReader ? "Yours" : $"{You!.Name} {PartWords.IsAccountable(You.Name)}"),
            .. View.Matrix.AllowsJointAccountability ? [SharedSection()] : Array.Empty<(Part, string, string)>(),
            (Part.Contributing, "you-contribute", IsReader ? PartWords.YouContribute : $"{You!.Name} {PartWords.Contributes(You.Name)}"),
            (Part.None, "not-yours", IsReader ? "Not yours" : $"{You!.Name} {PartWords.HasNoPart(You.Name)}"),
        ];

    private (Part Part, string Id, string Heading) SharedSection() =>
        (
            Part.JointlyAccountable,
            "you-share",
            IsReader ? PartWords.YouShare : $"{You!.Name} {PartWords.IsJointlyAccountable(You.Name)}"
        );

    /// <summary>Returns the most significant change mark of a row and its shown cells.</summary>
    private ChangeMark MarkOf(Responsibility responsibility) =>
        Source.Marks.IsEmpty
            ? ChangeMark.None
            : View
                .Columns.Select(column => Source.Marks.Of(responsibility.Slug, column.Slug))
                .Append(Source.Marks.Of(responsibility.Slug))
                .Max();

    /// <summary>Returns the hosting models that an answer applies to; empty when it applies to all shown ones.</summary>
    private static string ModelsOf(ChecklistDuty duty, List<HostingModel> models) =>
        duty.Answers.Count > 1 ? $"{Enumeration.Of([.. models.Select(model => model.Name)])}: " : "";

    /// <summary>Returns your own part in a cell, with what you do.</summary>
    private string Mine(Assignment cell) =>
        !cell.IsAssessed ? $"{PartWords.NotYetAssessedFirst}. "
        : cell.NotApplicable is { } reason ? $"{PartWords.NotApplicableBecause(reason)}. "
        : cell.PartOf(You!.Slug) is var part and not Part.None ? Sentence(cell, You, part)
        : "";

    /// <summary>Returns what the other parties do in a cell, the accountable party first.</summary>
    private string Theirs(Assignment cell)
    {
        var sentences = new StringBuilder();
        foreach (var accountable in cell.AccountableParties.AsSpan())
        {
            if (accountable != You!.Slug)
            {
                sentences.Append(Sentence(cell, PartyOf(accountable), cell.PartOf(accountable)));
            }
        }

        foreach (var contributing in cell.Contributing.AsSpan())
        {
            if (contributing != You!.Slug)
            {
                sentences.Append(Sentence(cell, PartyOf(contributing), Part.Contributing));
            }
        }

        return sentences.ToString();
    }

    private Party PartyOf(string slug) => View.Matrix.Parties.First(party => party.Slug == slug);

    /// <remarks>Notes are written in the third person ("Reviews reports"), so they follow "Your part" and not "You".</remarks>
    private string Sentence(Assignment cell, Party party, Part part)
    {
        var words = (party == You && IsReader, part) switch
        {
            (true, Part.Accountable) => PartWords.YouAreAccountable,
            (true, Part.JointlyAccountable) => PartWords.YouShare,
            (true, _) => PartWords.YouContribute,
            (false, _) => $"{party.Name} {PartWords.Of(part, party.Name)}",
        };
        return cell.NoteOf(party.Slug) is not { } note ? $"{words}. "
            : party == You ? $"{words}. {(IsReader ? "Your" : "Its")} part: {note.TrimEnd('.')}. "
            : $"{words}: {note.TrimEnd('.')}. ";
    }
}
