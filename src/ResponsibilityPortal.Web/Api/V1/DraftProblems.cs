using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Drafts;

namespace ResponsibilityPortal.Web.Api.V1;

/// <summary>The problems that operations on drafts answer, with what is wrong this time.</summary>
internal static class DraftProblems
{
    private const int RetryAfterSeconds = 2;

    /// <summary>Names the state that is answered.</summary>
    public static void Tag(HttpContext context, string tag) => context.Response.Headers.ETag = $"\"{tag}\"";

    public static ApiProblem IfMatchRequired() => (ApiProblems.IfMatchRequired with { Title = "Say which state you saw" }).With(
        "Send If-Match with the entity tag that a GET of this cell answered.");

    public static ApiProblem DraftTagRequired() => ApiProblems.IfMatchRequired.With("Send If-Match with the entity tag (the content hash) of the draft that you reviewed. Only that state is published.");

    public static ApiProblem Conflict(HttpContext context, CellVersion seen, DraftCell current)
    {
        Tag(context, current.Version.ToString());
        return ApiProblems.Conflict.With($"{WhatHappened(seen, current)} Nothing was saved: look at both, and send the one that is to hold with the entity tag of this answer.",
            new JsonObject { ["current"] = JsonSerializer.SerializeToNode(AssignmentV1.Of(current), JsonSerializerOptions.Web) });
    }

    /// <summary>Says why a state is no longer the current one, and nothing that may not have happened.</summary>
    private static string WhatHappened(CellVersion seen, DraftCell current) =>
        seen.Published > current.Version.Published || (seen.Published == current.Version.Published && seen.Edit > current.Version.Edit)
            ? $"You sent state {seen}, which this cell doesn't have; it is at {current.Version}."
        : current.Edit is { } edit ? $"{edit.By.Shown} edited it since."
        : seen.Published < current.Version.Published ? $"Version {current.Version.Published} was published since, and the cell is as published."
        : "It is as published.";

    public static ApiProblem OperationUsed() => ApiProblems.OperationIdUsed.With("That act was carried out before. Make a new UUID for this one.");

    public static ApiProblem Busy(HttpContext context)
    {
        context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        return ApiProblem.Busy();
    }

    public static ApiProblem NoMatrix(string matrix) => ApiProblems.MatrixUnknown.With($"There is no matrix '{matrix}' with a draft that can be read.");

    public static ApiProblem NoCell(string matrix, string responsibility, string model) => ApiProblems.CellUnknown.With($"The draft of '{matrix}' has no responsibility '{responsibility}' in a hosting model '{model}', or there is no such matrix.");

    public static ApiProblem Stale(int latest) => ApiProblems.Stale.With($"The latest version is {latest}. Look at it before you publish on top of it.", new JsonObject { ["latest"] = latest });

    public static ApiProblem DraftChanged(HttpContext context, string hash)
    {
        Tag(context, hash);
        return ApiProblems.DraftChanged.With("Its content hash isn't the one you sent. Nothing was published: look at it again.", new JsonObject { ["contentHash"] = hash });
    }

    public static ApiProblem Incomplete(IEnumerable<CellV1> cells) => ApiProblems.Incomplete.With("Every cell of a version has exactly one. All that lack it are listed.", Cells(cells));

    public static ApiProblem Unexplained(IEnumerable<CellV1> cells) => ApiProblems.MovesUnexplained.With("Say why in moveReason, or edit the listed cells with a reason.", Cells(cells));

    public static ApiProblem OwnEdits() => ApiProblems.OwnEdits.With("A token can publish only content that another user approved. The approver, the token and the user who created it must not have edited it.");

    private static JsonObject Cells(IEnumerable<CellV1> cells) => new() { ["cells"] = JsonSerializer.SerializeToNode(cells.ToList(), JsonSerializerOptions.Web) };
}
