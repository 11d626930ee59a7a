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
        (Part.Contributing, "you-contribute", IsReader ? PartWords.YouContribute : $"{You!.Name} {PartWords.Contributes(You.Name)}"),
        (Part.None, "not-yours", IsReader ? "Not yours" : $"{You!.Name} {PartWords.HasNoPart(You.Name)}"),
    ];

    /// <summary>What says most of the row and its cells that are shown.</summary>
    private ChangeMark MarkOf(Responsibility responsibility) => Source.Marks.IsEmpty ? ChangeMark.None : View.Columns
        .Select(column => Source.Marks.Of(responsibility.Slug, column.Slug))
        .Append(Source.Marks.Of(responsibility.Slug))
        .Max();

    /// <summary>Which hosting models an answer holds in; nothing when it holds in all that are shown.</summary>
    private static string ModelsOf(ChecklistDuty duty, List<HostingModel> models) =>
        duty.Answers.Count > 1 ? $"{Enumeration.Of([.. models.Select(model => model.Name)])}: " : "";

    /// <summary>Your own part in a cell, with what you do.</summary>
    private string Mine(Assignment cell) =>
        cell.Accountable is null ? $"{PartWords.NotYetAssessedFirst}. "
        : cell.PartOf(You!.Slug) is var part and not Part.None ? Sentence(cell, You, part)
        : "";

    /// <summary>What the others do in a cell, the accountable party first.</summary>
    private string Theirs(Assignment cell)
    {
        var sentences = new StringBuilder();
        if (cell.Accountable is { } accountable && accountable != You!.Slug)
        {
            sentences.Append(Sentence(cell, PartyOf(accountable), Part.Accountable));
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

    private string Sentence(Assignment cell, Party party, Part part)
    {
        var words = (party == You && IsReader, part) switch
        {
            (true, Part.Accountable) => PartWords.YouAreAccountable,
            (true, _) => PartWords.YouContribute,
            (false, _) => $"{party.Name} {PartWords.Of(part, party.Name)}",
        };
        return cell.NoteOf(party.Slug) is { } note ? $"{words}: {note.TrimEnd('.')}. " : $"{words}. ";
    }
}
