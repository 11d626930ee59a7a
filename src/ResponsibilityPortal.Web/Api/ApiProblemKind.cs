using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Web.Api;

/// <summary>A kind of problem that the API answers.</summary>
/// <param name="Code">Stable; programs rely on it.</param>
/// <param name="Title">What kind of problem it is, in words.</param>
/// <param name="When">When it is answered, for the reference.</param>
internal sealed record ApiProblemKind(int Status, string Code, string Title, string When)
{
    /// <summary>A problem of this kind.</summary>
    /// <param name="detail">What is wrong this time, and what to do.</param>
    /// <param name="members">What else there is to know, by name.</param>
    public ApiProblem With(string detail, JsonObject? members = null) => new(this, detail, members);
}
