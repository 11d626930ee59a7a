using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafting;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Publishing;

/// <summary>A draft as its reviewers see it.</summary>
/// <param name="Draft">The moment that everything here is about.</param>
/// <param name="Editors">Whose edits the draft holds.</param>
/// <param name="NeedsFourEyes">Whether nobody may approve or publish edits of their own.</param>
/// <param name="Request">The review as it was asked for last; null when none was since the latest version.</param>
public sealed record DraftReview(DraftSnapshot Draft, ValueList<Actor> Editors, bool NeedsFourEyes, ReviewRequest? Request)
{
    /// <summary>Who approved exactly this content; null when nobody did, or the draft has changed since.</summary>
    public Actor? ApprovedBy => Request is { IsApproved: true } request && request.ContentHash == Draft.ContentHash ? request.DecidedBy : null;

    /// <summary>Cells in which somebody else becomes accountable, in the order of the matrix.</summary>
    public ValueList<CellKey> Moves { get; } =
    [
        .. from row in Draft.Frame.Rows
           from model in Draft.Frame.Content.HostingModels
           let key = new CellKey(row.Responsibility.Slug, model.Slug)
           where Draft.IsMoved(key)
           select key,
    ];

    /// <summary>Those of them for which nothing says why.</summary>
    public ValueList<CellKey> Unexplained => Moves.Where(key => Draft.Find(key)?.Edit?.Reason is null).ToValueList();

    /// <summary>Whether somebody's own edits keep them from approving and publishing.</summary>
    public bool IsBarred(Actor actor) => NeedsFourEyes && Editors.Any(editor => editor.Id == actor.Id);
}
