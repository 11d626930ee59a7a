using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Web.Features.Admin.Publishing;

/// <summary>A draft as its reviewers see it.</summary>
/// <param name="Draft">The moment that everything here is about.</param>
/// <param name="Editors">Users and tokens whose edits the draft contains, and the editors of an earlier version whose content was taken up again.</param>
/// <param name="Makers">Ids of the users who created the tokens among them: the edits of a token count as its creator's.</param>
/// <param name="NeedsFourEyes">Whether a second approver is required.</param>
/// <param name="Request">The latest request for a review; null when there is none since the latest version.</param>
/// <param name="ApprovedBy">Who approved exactly this content, as the log confirms; null when nobody did, or the draft has changed since.</param>
public sealed record DraftReview(
    DraftSnapshot Draft, ValueList<Actor> Editors, ValueList<string> Makers, bool NeedsFourEyes, ReviewRequest? Request, Actor? ApprovedBy)
{
    /// <summary>Ids of all users whose content would be published.</summary>
    public IReadOnlyCollection<string> Contributors { get; } = [.. Editors.Select(editor => editor.Id).Concat(Makers).Distinct(StringComparer.Ordinal)];

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
    public ValueList<CellKey> Unexplained => Moves.Where(Draft.LacksReason).ToValueList();

    /// <summary>Who approved this content by the table of reviews alone, which is no evidence; null when the log says the same.</summary>
    public Actor? UnconfirmedApprover => Request is { IsApproved: true } && Request.ContentHash == Draft.ContentHash && ApprovedBy is null ? Request.DecidedBy : null;

    /// <summary>Whether somebody's own edits keep them from approving and publishing.</summary>
    /// <param name="maker">Id of the person who made the acting token; null for a person.</param>
    public bool IsBarred(Actor actor, string? maker = null) => Rule.Bars(actor.Id, maker);

    /// <summary>Whether the draft holds edits of somebody, or of a program that acts for them.</summary>
    public bool HasEdited(string actor) => Rule.HasEditsOf(actor);

    private SecondApproverRule Rule => new(NeedsFourEyes, Contributors);
}
