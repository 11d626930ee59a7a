using System.ComponentModel;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Api.V1;

/// <summary>A draft as a whole: what it stands on and what keeps it from being published.</summary>
internal sealed record DraftV1(
    [property: Description("Slug of the matrix.")] string Matrix,
    [property: Description("Number of the latest version, on which the draft stands; 0 before the first.")] int BasedOn,
    [property: Description("SHA-256 of the canonical bytes of the draft; its entity tag.")] string ContentHash,
    [property: Description("How many cells say something else than in the latest version.")] int ChangedCells,
    [property: Description("Whether a publication would make a version that differs from the latest.")] bool HasChanges,
    [property: Description("Cells without an accountable party; a publication is refused while there are any.")] IReadOnlyList<CellV1> Gaps,
    [property: Description("Texts with characters that the PDF can show only as their numbers; they keep nothing from being published.")] IReadOnlyList<NotPrintableV1> NotPrintable)
{
    public static DraftV1 Of(string matrix, DraftSnapshot draft) => new(
        matrix,
        draft.Frame.Latest,
        draft.ContentHash,
        draft.ChangedCells,
        draft.HasChanges,
        [.. MatrixCompleteness.GapsIn(draft.Content).Select(gap => new CellV1(gap.Responsibility, gap.HostingModel))],
        [.. PlacedTexts.Of(draft.Content).Select(NotPrintableV1.Of).OfType<NotPrintableV1>()]);
}
