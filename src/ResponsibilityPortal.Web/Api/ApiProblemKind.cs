using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Web.Api;

/// <summary>A kind of problem that the API reports.</summary>
/// <param name="Code">Stable; programs rely on it.</param>
/// <param name="Title">The kind of problem, in words.</param>
/// <param name="When">When the API reports it, for the reference.</param>
internal sealed record ApiProblemKind(int Status, string Code, string Title, string When)
{
    /// <summary>Makes a problem of this kind.</summary>
    /// <param name="detail">What is wrong this time, and what to do.</param>
    /// <param name="members">Further members, by name.</param>
    public ApiProblem With(string detail, JsonObject? members = null) => new(this, detail, members);
}
