using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Audit.Replay;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Store.Model;

namespace ResponsibilityPortal.Store.Evidence;

/// <summary>The current content of a store's tables, thing by thing, to compare with the replay of its log.</summary>
/// <param name="contentOf">Returns the content of a version.</param>
/// <param name="report">Receives what can't be read.</param>
internal sealed class StoredState(PortalDbContext context, Func<string, int, byte[]?> contentOf, Action<IntegrityFinding> report)
{
    private readonly StateBook _book = new();

    public StateBook Read()
    {
        Try("people/", "The table of users", ReadUsers);
        Try("people/", "The tables of credentials", ReadCredentials);
        Try("sessions/", "The table of sessions", ReadSessions);
        Try(StateAddress.Setup, "The table of setup links", ReadSetup);
        Try("api-tokens/", "The table of API tokens", ReadTokens);
        Try(
            "matrices/",
            "The table of matrices",
            () =>
            {
                foreach (var matrix in context.Matrices.AsNoTracking().ToList())
                {
                    Try(StateAddress.Matrix(matrix.Slug), $"The stored data of matrix {matrix.Slug}", () => ReadMatrix(matrix));
                }
            }
        );
        return _book;
    }

    private void ReadUsers()
    {
        foreach (var user in context.Users.AsNoTracking())
        {
            _book.SayUser(user.Id, user.ToRecord().ToData());
        }
    }

    private void ReadTokens()
    {
        foreach (var token in context.ApiTokens.AsNoTracking())
        {
            _book.SayToken(
                token.Id,
                token.Name,
                new JsonArray([.. ApiScopeNames.In(token.Scopes).Select(scope => JsonValue.Create(scope))]),
                UtcInstant.Format(token.ExpiresAt),
                UtcInstant.Format(token.CreatedAt),
                new Actor(token.CreatedById, token.CreatedByName),
                Format(token.RevokedAt)
            );
            _book.SayOrAny(StateAddress.Secret(token.Id), SecretDigest.OfToken(token.Id, token.SecretHash));
            _book.SayTokenUse(token.Id, token.LastUsedAt is not null);
        }
    }

    private void ReadCredentials()
    {
        var tokens = context.UserTokens.AsNoTracking().ToLookup(token => token.UserId);
        var passkeys = context.UserPasskeys.AsNoTracking().ToLookup(passkey => passkey.UserId);
        foreach (var user in context.Users.AsNoTracking().ToList())
        {
            _book.SayOrAny(
                StateAddress.Credentials(user.Id.ToString("D")),
                StoredCredentials.Of(user, tokens[user.Id], passkeys[user.Id]).ToData()
            );
            _book.SayFailedSignIns(user.Id, user.AccessFailedCount);
            _book.SayTimes(
                user.Id,
                UtcInstant.Format(user.CreatedAt),
                Format(user.JoinedAt) ?? StateBook.Never,
                Format(user.LockoutEnd) ?? StateBook.Never
            );
        }

        foreach (var invitation in context.Invitations.AsNoTracking())
        {
            _book.SayOrAny(
                StateAddress.Invitation(invitation.UserId.ToString("D")),
                SecretDigest.OfInvitation(invitation.UserId, invitation.TokenHash, invitation.ExpiresAt)
            );
        }

        // The portal stores none of these, but Identity would accept them.
        var foreign = tokens
            .SelectMany(own => own)
            .Where(token => !StoredCredentials.IsKnown(token))
            .Select(token => (token.UserId, Kind: $"{token.LoginProvider} {token.Name}"))
            .Concat(
                context
                    .UserClaims.AsNoTracking()
                    .Select(claim => new { claim.UserId, claim.ClaimType })
                    .AsEnumerable()
                    .Select(claim => (claim.UserId, Kind: $"claim {claim.ClaimType}"))
            )
            .Concat(
                context
                    .UserLogins.AsNoTracking()
                    .Select(login => new { login.UserId, login.LoginProvider })
                    .AsEnumerable()
                    .Select(login => (login.UserId, Kind: $"login by {login.LoginProvider}"))
            );
        foreach (var (user, kind) in foreign.ToList())
        {
            _book.SayOrAny(StateAddress.Of(user.ToString("D"), kind.Replace('/', ' ')), "there");
        }
    }

    private void ReadSessions()
    {
        foreach (var session in context.Sessions.AsNoTracking())
        {
            _book.SaySession(session.Id, session.UserId, session.Method, UtcInstant.Format(session.StartedAt), Format(session.EndedAt));
        }
    }

    private void ReadSetup()
    {
        foreach (var setup in context.Setup.AsNoTracking().Where(setup => setup.TokenHash != null).ToList())
        {
            _book.SayOrAny(StateAddress.Setup, SecretDigest.OfSetup(setup.TokenHash!, setup.ExpiresAt));
        }
    }

    private void ReadMatrix(StoredMatrix matrix)
    {
        _book.SayMatrix(matrix.Slug, matrix.LatestVersion);
        foreach (
            var record in context.Versions.AsNoTracking().Where(version => version.MatrixId == matrix.Id).Select(VersionRecord.FromRow)
        )
        {
            _book.SayVersion(matrix.Slug, record.Version.Number, record.Version.ToRecord(), record.StoredHash);
        }

        Try(StateAddress.Draft(matrix.Slug, ""), $"The draft of matrix {matrix.Slug}", () => ReadDraft(matrix));
        foreach (var editor in context.DraftEditors.AsNoTracking().Where(editor => editor.MatrixId == matrix.Id))
        {
            _book.SayEditor(matrix.Slug, new Actor(editor.ActorId, editor.ActorName));
        }

        foreach (
            var offer in context
                .Drafts.AsNoTracking()
                .Where(draft => draft.MatrixId == matrix.Id && draft.Origin == StoredDraft.FromBuiltIn)
        )
        {
            _book.SayOffer(
                matrix.Slug,
                Sha256Hash.Of(Encoding.UTF8.GetBytes(offer.Content)) == offer.ContentHash
                    ? offer.ContentHash
                    : "content that does not match its hash"
            );
        }

        ReadTeam(matrix);
    }

    private void ReadTeam(StoredMatrix matrix)
    {
        foreach (var review in context.Reviews.AsNoTracking().Where(review => review.MatrixId == matrix.Id))
        {
            _book.SayReview(
                matrix.Slug,
                review.ContentHash,
                UtcInstant.Format(review.AskedAt),
                new Actor(review.AskedById, review.AskedByName),
                review.Comment,
                review.IsApproved,
                Format(review.DecidedAt),
                ActorOf(review.DecidedById, review.DecidedByName),
                review.Reason
            );
        }

        foreach (var comment in context.Comments.AsNoTracking().Where(comment => comment.MatrixId == matrix.Id))
        {
            _book.SayComment(
                matrix.Slug,
                comment.Id.ToString("D"),
                comment.Responsibility,
                comment.HostingModel,
                comment.Text,
                UtcInstant.Format(comment.WrittenAt),
                new Actor(comment.AuthorId, comment.AuthorName),
                Format(comment.ResolvedAt),
                ActorOf(comment.ResolvedById, comment.ResolvedByName)
            );
        }
    }

    private void ReadDraft(StoredMatrix matrix)
    {
        var cells = context.DraftCells.AsNoTracking().Where(cell => cell.MatrixId == matrix.Id).ToList();
        foreach (var cell in cells)
        {
            _book.SayEdit(
                matrix.Slug,
                cell.Key,
                cell.Edit,
                UtcInstant.Format(cell.EditedAt),
                new Actor(cell.EditedById, cell.EditedByName),
                cell.Reason
            );
        }

        var frame = ReadFrame(matrix).With(cells.ToDictionary(cell => cell.Key, cell => cell.ToAssignment()));
        foreach (var (address, value) in MatrixElements.Of(frame).Values)
        {
            _book.SayDraft(matrix.Slug, address, value);
        }
    }

    private Matrix ReadFrame(StoredMatrix matrix)
    {
        var frame = context
            .Drafts.AsNoTracking()
            .SingleOrDefault(draft => draft.MatrixId == matrix.Id && draft.Origin == StoredDraft.Frame);
        var content = frame is null ? contentOf(matrix.Slug, matrix.LatestVersion) : Encoding.UTF8.GetBytes(frame.Content);
        if (content is null || (frame is not null && Sha256Hash.Of(content) != frame.ContentHash))
        {
            throw new FormatException(content is null ? "Its base is missing." : "Its content does not match its hash.");
        }

        return MatrixReader.Read(content) is MatrixReadOutcome.Accepted(var read)
            ? read
            : throw new FormatException("Its content is not a matrix that this release can read.");
    }

    private void Try(string addresses, string what, Action read)
    {
        try
        {
            read();
        }
        catch (Exception exception) when (StoredDamage.IsSeenIn(exception))
        {
            _book.Excuse(addresses);
            report(new IntegrityFinding(ProofPart.State, $"{what} cannot be read. {exception.Message}"));
        }
    }

    private static string? Format(DateTimeOffset? instant) => instant is { } known ? UtcInstant.Format(known) : null;

    private static Actor? ActorOf(string? id, string? name) => id is null ? null : new Actor(id, name ?? "");
}
