using System.Text;
using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Domain.Audit.Replay;

/// <summary>
/// A state, thing by thing: the address of each thing, and its canonical JSON. The replay of the log fills one book, and the tables of a
/// store fill another. The state check compares both.
/// </summary>
public sealed class StateBook
{
    /// <summary>The value for a time that doesn't exist.</summary>
    public const string Never = "never";

    private readonly Dictionary<string, string?> _said = new(StringComparer.Ordinal);
    private readonly List<string> _excused = [];

    /// <summary>The values by address; null where any value is accepted.</summary>
    public IReadOnlyDictionary<string, string?> Said => _said;

    /// <summary>Prefixes of addresses that are not compared.</summary>
    public IReadOnlyList<string> Excused => _excused;

    public void SayUser(Guid id, JsonNode record) => Say(StateAddress.User(id.ToString("D")), record);

    /// <param name="createdAt">In the form of the log.</param>
    public void SayToken(string id, string name, JsonNode scopes, string expiresAt, string createdAt, Actor by, string? revokedAt) =>
        Say(
            StateAddress.Token(id),
            new JsonObject
            {
                ["name"] = name,
                ["scopes"] = scopes,
                ["expiresAt"] = expiresAt,
                ["createdAt"] = createdAt,
                ["createdBy"] = by.Id,
                ["createdByName"] = by.Name,
                ["revokedAt"] = revokedAt,
            }
        );

    /// <summary>Adds when an account was created, joined and locked; null where any value is accepted.</summary>
    public void SayTimes(Guid user, string? created, string? joined, string? locked)
    {
        var id = user.ToString("D");
        foreach (var (kind, time) in new[] { ("creation time", created), ("joining time", joined), ("lockout end", locked) })
        {
            SayOrAny(StateAddress.Of(id, kind), time);
        }
    }

    /// <summary>How often in a row a user has failed to sign in; null where whatever is said is right.</summary>
    public void SayFailedSignIns(Guid person, int? count) =>
        SayOrAny(StateAddress.Of(person.ToString("D"), "count of failed sign-ins"), count is { } known ? JsonValue.Create(known) : null);

    /// <summary>Whether a token was ever used; null where whatever is said is right.</summary>
    public void SayTokenUse(string token, bool? isUsed) =>
        SayOrAny(StateAddress.Use(token), isUsed is { } known ? JsonValue.Create(known ? "used" : "never used") : null);

    /// <summary>Something that the log does not always tell.</summary>
    /// <param name="value">Null where whatever is said is right.</param>
    public void SayOrAny(string address, JsonNode? value)
    {
        if (value is null)
        {
            _said[address] = null;
        }
        else
        {
            Say(address, value);
        }
    }

    /// <param name="startedAt">In the form of the log.</param>
    /// <param name="endedAt">Null for a session that has not been ended.</param>
    public void SaySession(Guid id, Guid user, string method, string startedAt, string? endedAt) =>
        Say(
            StateAddress.Session(id.ToString("D")),
            new JsonObject
            {
                ["person"] = user.ToString("D"),
                ["method"] = method,
                ["startedAt"] = startedAt,
                ["endedAt"] = endedAt,
            }
        );

    public void SayMatrix(string matrix, int latestVersion) =>
        Say(StateAddress.Matrix(matrix), new JsonObject { ["latestVersion"] = latestVersion });

    /// <param name="versionHash">The hash that is stored next to the record.</param>
    public void SayVersion(MatrixVersion version, string versionHash) =>
        SayVersion(version.Matrix, version.Number, version.ToRecord(), versionHash);

    public void SayVersion(string matrix, int number, JsonNode record, string versionHash) =>
        Say(StateAddress.Version(matrix, number), new JsonObject { ["record"] = record, ["versionHash"] = versionHash });

    /// <summary>Adds an element of the draft: a row, a cell, a text, an order.</summary>
    /// <param name="element">The name in <see cref="Drafts.Structure.MatrixElements"/>.</param>
    /// <param name="value">Canonical JSON.</param>
    public void SayDraft(string matrix, string element, string value) => _said[StateAddress.Draft(matrix, element)] = value;

    /// <summary>Adds who edited a cell of the draft last.</summary>
    public void SayEdit(string matrix, Drafts.CellKey cell, int edit, string at, Actor by, string? reason) =>
        Say(
            StateAddress.Edit(matrix, cell),
            new JsonObject
            {
                ["edit"] = edit,
                ["at"] = at,
                ["by"] = by.Id,
                ["byName"] = by.Name,
                ["reason"] = reason,
            }
        );

    /// <summary>Adds that a cell was edited, where the log doesn't contain the last editor.</summary>
    public void SayAnyEdit(string matrix, Drafts.CellKey cell) => _said[StateAddress.Edit(matrix, cell)] = null;

    public void SayEditor(string matrix, Actor actor) => Say(StateAddress.Editor(matrix, actor.Id), JsonValue.Create(actor.Name));

    /// <param name="by">The user who requested the review.</param>
    /// <param name="isApproved">Null before a decision.</param>
    public void SayReview(
        string matrix,
        string contentHash,
        string askedAt,
        Actor by,
        string? comment,
        bool? isApproved,
        string? decidedAt,
        Actor? decidedBy,
        string? remark
    ) =>
        Say(
            StateAddress.Review(matrix),
            new JsonObject
            {
                ["contentHash"] = contentHash,
                ["askedAt"] = askedAt,
                ["askedBy"] = by.Id,
                ["askedByName"] = by.Name,
                ["comment"] = comment,
                ["approved"] = isApproved,
                ["decidedAt"] = decidedAt,
                ["decidedBy"] = decidedBy?.Id,
                ["decidedByName"] = decidedBy?.Name,
                ["remark"] = remark,
            }
        );

    /// <summary>Adds a newer built-in matrix that is offered to editors.</summary>
    public void SayOffer(string matrix, string contentHash) => Say(StateAddress.Offer(matrix), JsonValue.Create(contentHash));

    public void SayComment(
        string matrix,
        string id,
        string responsibility,
        string? hostingModel,
        string text,
        string at,
        Actor by,
        string? resolvedAt,
        Actor? resolvedBy
    ) =>
        Say(
            StateAddress.Comment(matrix, id),
            new JsonObject
            {
                ["responsibility"] = responsibility,
                ["hostingModel"] = hostingModel,
                ["text"] = text,
                ["at"] = at,
                ["by"] = by.Id,
                ["byName"] = by.Name,
                ["resolvedAt"] = resolvedAt,
                ["resolvedBy"] = resolvedBy?.Id,
                ["resolvedByName"] = resolvedBy?.Name,
            }
        );

    /// <summary>Excludes a thing and what belongs to it from the comparison. The reason is reported elsewhere.</summary>
    public void Excuse(string address) => _excused.Add(address);

    /// <summary>Removes the values under some addresses.</summary>
    public void Forget(Func<string, bool> which)
    {
        foreach (var address in _said.Keys.Where(which).ToList())
        {
            _said.Remove(address);
        }
    }

    private void Say(string address, JsonNode value) => _said[address] = Encoding.UTF8.GetString(CanonicalJson.Serialize(value));
}
