using System.Text;
using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Domain.Audit.Replay;

/// <summary>
/// What is so, thing by thing: under the address of each thing the canonical JSON of what it says. The replay of the log fills one,
/// the tables of a store another; that both are the same is what the check of the state is about.
/// </summary>
public sealed class StateBook
{
    /// <summary>A time that there is not.</summary>
    public const string Never = "never";

    private readonly Dictionary<string, string?> _said = new(StringComparer.Ordinal);
    private readonly List<string> _excused = [];

    /// <summary>What is said by address; null where whatever is said is right.</summary>
    public IReadOnlyDictionary<string, string?> Said => _said;

    /// <summary>Beginnings of addresses about which nothing can be said.</summary>
    public IReadOnlyList<string> Excused => _excused;

    public void SayPerson(Guid id, JsonNode record) => Say(StateAddress.Person(id.ToString("D")), record);

    /// <param name="createdAt">As in the log.</param>
    public void SayToken(string id, string name, JsonNode scopes, string expiresAt, string createdAt, Actor by, string? revokedAt) =>
        Say(StateAddress.Token(id), new JsonObject
        {
            ["name"] = name,
            ["scopes"] = scopes,
            ["expiresAt"] = expiresAt,
            ["createdAt"] = createdAt,
            ["createdBy"] = by.Id,
            ["createdByName"] = by.Name,
            ["revokedAt"] = revokedAt,
        });

    /// <summary>When an account was made, joined and locked; null where whatever is said is right.</summary>
    public void SayTimes(Guid person, string? created, string? joined, string? locked)
    {
        var id = person.ToString("D");
        foreach (var (kind, time) in new[] { ("creation time", created), ("joining time", joined), ("lockout end", locked) })
        {
            SayOrAny(StateAddress.Of(id, kind), time);
        }
    }

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

    /// <param name="startedAt">As in the log.</param>
    /// <param name="endedAt">Null for a session that has not been ended.</param>
    public void SaySession(Guid id, Guid person, string method, string startedAt, string? endedAt) =>
        Say(StateAddress.Session(id.ToString("D")), new JsonObject { ["person"] = person.ToString("D"), ["method"] = method, ["startedAt"] = startedAt, ["endedAt"] = endedAt });

    public void SayMatrix(string matrix, int latestVersion) => Say(StateAddress.Matrix(matrix), new JsonObject { ["latestVersion"] = latestVersion });

    /// <param name="versionHash">As it stands beside the record.</param>
    public void SayVersion(MatrixVersion version, string versionHash) => SayVersion(version.Matrix, version.Number, version.ToRecord(), versionHash);

    public void SayVersion(string matrix, int number, JsonNode record, string versionHash) =>
        Say(StateAddress.Version(matrix, number), new JsonObject { ["record"] = record, ["versionHash"] = versionHash });

    /// <summary>An element of the draft: a row, a cell, a text, an order.</summary>
    /// <param name="element">As <see cref="Drafts.Structure.MatrixElements"/> names it.</param>
    /// <param name="value">Canonical JSON.</param>
    public void SayDraft(string matrix, string element, string value) => _said[StateAddress.Draft(matrix, element)] = value;

    /// <summary>Who edited a cell of the draft last.</summary>
    public void SayEdit(string matrix, Drafts.CellKey cell, int edit, string at, Actor by, string? reason) =>
        Say(StateAddress.Edit(matrix, cell), new JsonObject { ["edit"] = edit, ["at"] = at, ["by"] = by.Id, ["byName"] = by.Name, ["reason"] = reason });

    /// <summary>Somebody edited the cell, and the log does not tell who was the last.</summary>
    public void SayAnyEdit(string matrix, Drafts.CellKey cell) => _said[StateAddress.Edit(matrix, cell)] = null;

    public void SayEditor(string matrix, Actor actor) => Say(StateAddress.Editor(matrix, actor.Id), JsonValue.Create(actor.Name));

    /// <param name="by">Who asked.</param>
    /// <param name="isApproved">Null while nobody has decided.</param>
    public void SayReview(
        string matrix, string contentHash, string askedAt, Actor by, string? comment, bool? isApproved, string? decidedAt, Actor? decidedBy, string? remark) =>
        Say(StateAddress.Review(matrix), new JsonObject
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
        });

    /// <summary>A newer built-in matrix, kept for the editors.</summary>
    public void SayOffer(string matrix, string contentHash) => Say(StateAddress.Offer(matrix), JsonValue.Create(contentHash));

    public void SayComment(
        string matrix, string id, string responsibility, string? hostingModel, string text, string at, Actor by, string? settledAt, Actor? settledBy) =>
        Say(StateAddress.Comment(matrix, id), new JsonObject
        {
            ["responsibility"] = responsibility,
            ["hostingModel"] = hostingModel,
            ["text"] = text,
            ["at"] = at,
            ["by"] = by.Id,
            ["byName"] = by.Name,
            ["settledAt"] = settledAt,
            ["settledBy"] = settledBy?.Id,
            ["settledByName"] = settledBy?.Name,
        });

    /// <summary>Nothing can be said about a thing and what belongs to it; why has been told elsewhere.</summary>
    public void Excuse(string address) => _excused.Add(address);

    /// <summary>Takes back what was said under some addresses.</summary>
    public void Forget(Func<string, bool> which)
    {
        foreach (var address in _said.Keys.Where(which).ToList())
        {
            _said.Remove(address);
        }
    }

    private void Say(string address, JsonNode value) => _said[address] = Encoding.UTF8.GetString(CanonicalJson.Serialize(value));
}
