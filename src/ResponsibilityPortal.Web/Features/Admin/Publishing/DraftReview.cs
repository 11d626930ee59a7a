using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Web.Features.Admin.Publishing;

/// <summary>A draft as its reviewers see it.</summary>
/// <param name="Draft">The snapshot that all other values are about.</param>
/// <param name="Editors">Users and tokens whose edits the draft contains, and the editors of an earlier version whose content was put into
/// the draft again.</param>
/// <param name="Makers">IDs of the users who created the tokens among the editors. Edits of a token count as edits of its creator.</param>
/// <param name="NeedsFourEyes">Whether a second approver is required.</param>
/// <param name="Request">The latest request for a review; null if there is none since the latest version.</param>
/// <param name="ApprovedBy">The user who approved exactly this content, as the log confirms; null if it was not approved, or if the draft
/// has changed since.</param>
public sealed record DraftReview(
    DraftSnapshot Draft,
    ValueList<Actor> Editors,
    ValueList<string> Makers,
    bool NeedsFourEyes,
    ReviewRequest? Request,
    Actor? ApprovedBy
)
{
    /// <summary>IDs of all users whose content would be published.</summary>
    public IReadOnlyCollection<string> Contributors { get; } =
    [.. Editors.Select(editor => editor.Id).Concat(Makers).Distinct(StringComparer.Ordinal)];

    /// <summary>Cells in which another party becomes accountable, in the order of the matrix.</summary>
    public ValueList<CellKey> Moves { get; } =
    [
        .. from row in Draft.Frame.Rows
        from model in Draft.Frame.Content.HostingModels
        let key = new CellKey(row.Responsibility.Slug, model.Slug)
        where Draft.IsMoved(key)
        select key,
    ];

    /// <summary>Those of the moved cells that have no reason.</summary>
    public ValueList<CellKey> Unexplained => Moves.Where(Draft.LacksReason).ToValueList();

    /// <summary>
    /// The approver of this content according to the table of reviews alone, which is not evidence; null if the log says the same.
    /// </summary>
    public Actor? UnconfirmedApprover =>
        Request is { IsApproved: true } && Request.ContentHash == Draft.ContentHash && ApprovedBy is null ? Request.DecidedBy : null;

    /// <summary>Returns whether users' own edits prevent them from approving and publishing.</summary>
    /// <param name="maker">ID of the user who created the acting token; null if the actor is a user.</param>
    public bool IsBarred(Actor actor, string? maker = null) => Rule.Bars(actor.Id, maker);

    /// <summary>Returns whether the draft contains edits of a user, or of a token that the user created.</summary>
    public bool HasEdited(string actor) => Rule.HasEditsOf(actor);

    private SecondApproverRule Rule => new(NeedsFourEyes, Contributors);
}
