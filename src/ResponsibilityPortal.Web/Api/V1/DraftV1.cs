using System.ComponentModel;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Api.V1;

/// <summary>The state of a draft, and what prevents its publication.</summary>
internal sealed record DraftV1(
    [property: Description("Slug of the matrix.")] string Matrix,
    [property: Description("Number of the latest version, which the draft is based on; 0 before the first.")] int BasedOn,
    [property: Description("SHA-256 of the canonical bytes of the draft, which is its entity tag.")] string ContentHash,
    [property: Description("Number of cells that differ from the latest version.")] int ChangedCells,
    [property: Description("Whether the draft differs from the latest version.")] bool HasChanges,
    [property: Description("Cells without an accountable party. The draft can't be published while there are any.")]
        IReadOnlyList<CellV1> Gaps,
    [property: Description("Texts with characters that the PDF shows as their numbers. The draft can be published with them.")]
        IReadOnlyList<NotPrintableV1> NotPrintable
)
{
    public static DraftV1 Of(string matrix, DraftSnapshot draft) =>
        new(
            matrix,
            draft.Frame.Latest,
            draft.ContentHash,
            draft.ChangedCells,
            draft.HasChanges,
            [.. MatrixCompleteness.GapsIn(draft.Content).Select(gap => new CellV1(gap.Responsibility, gap.HostingModel))],
            [.. PlacedTexts.Of(draft.Content).Select(NotPrintableV1.Of).OfType<NotPrintableV1>()]
        );
}
