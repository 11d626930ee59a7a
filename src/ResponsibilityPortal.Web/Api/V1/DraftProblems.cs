using System.Text.Json;
using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Web.Limits;

namespace ResponsibilityPortal.Web.Api.V1;

/// <summary>The problems that operations on drafts report, with details.</summary>
internal static class DraftProblems
{
    /// <summary>Sets the ETag of the returned state.</summary>
    public static void Tag(HttpContext context, string tag) => context.Response.Headers.ETag = $"\"{tag}\"";

    public static ApiProblem IfMatchRequired() =>
        (ApiProblems.IfMatchRequired with { Title = "If-Match is required for edits" }).With(
            "Send If-Match with the entity tag that a GET of this cell returned."
        );

    public static ApiProblem DraftTagRequired() =>
        ApiProblems.IfMatchRequired.With(
            "Send If-Match with the entity tag (the content hash) of the draft that you reviewed. Only that state is published."
        );

    public static ApiProblem Conflict(HttpContext context, CellVersion seen, DraftCell current)
    {
        Tag(context, current.Version.ToString());
        return ApiProblems.Conflict.With(
            $"{WhatHappened(seen, current)} Nothing was saved. Compare your edit with the current cell, and send the content that you "
                + "want with the entity tag of this response.",
            new JsonObject { ["current"] = JsonSerializer.SerializeToNode(AssignmentV1.Of(current), JsonSerializerOptions.Web) }
        );
    }

    /// <summary>Says why a state isn't the current one. States only what is certain.</summary>
    private static string WhatHappened(CellVersion seen, DraftCell current) =>
        seen.Published > current.Version.Published || (seen.Published == current.Version.Published && seen.Edit > current.Version.Edit)
            ? $"You sent state {seen}, which this cell doesn't have. Its state is {current.Version}."
        : current.Edit is { } edit ? $"{edit.By.Shown} edited it since."
        : seen.Published < current.Version.Published
            ? $"Version {current.Version.Published} was published since, and the cell is as published."
        : "The cell is as published.";

    public static ApiProblem OperationUsed() =>
        ApiProblems.OperationIdUsed.With("This idempotency key was already used for a different action. Make a new UUID for this one.");

    public static ApiProblem Busy(HttpContext context)
    {
        RetryAfter.Writers.Set(context);
        return ApiProblem.Busy();
    }

    public static ApiProblem OutcomeUnknown(HttpContext context)
    {
        RetryAfter.Writers.Set(context);
        return ApiProblem.OutcomeUnknown();
    }

    public static ApiProblem NoMatrix(string matrix) =>
        ApiProblems.MatrixUnknown.With($"There is no matrix '{matrix}', or its draft can't be read.");

    public static ApiProblem NoCell(string matrix, string responsibility, string model) =>
        ApiProblems.CellUnknown.With(
            $"The draft of '{matrix}' has no responsibility '{responsibility}' in a column '{model}', or there is no such matrix."
        );

    public static ApiProblem Stale(int latest) =>
        ApiProblems.Stale.With(
            $"The latest version is {latest}. Review it, then publish with its number as basedOn.",
            new JsonObject { ["latest"] = latest }
        );

    public static ApiProblem DraftChanged(HttpContext context, string hash)
    {
        Tag(context, hash);
        return ApiProblems.DraftChanged.With(
            "Its content hash isn't the one you sent. Nothing was published. Review the draft again.",
            new JsonObject { ["contentHash"] = hash }
        );
    }

    public static ApiProblem Incomplete(IEnumerable<CellV1> cells) =>
        ApiProblems.Incomplete.With(
            "Every cell needs an accountable party, or a reason why it is not applicable. The cells listed have neither.",
            Cells(cells)
        );

    public static ApiProblem Unexplained(IEnumerable<CellV1> cells) =>
        ApiProblems.MovesUnexplained.With("Give the reason in moveReason, or edit the listed cells with a reason.", Cells(cells));

    public static ApiProblem OwnEdits() =>
        ApiProblems.OwnEdits.With(
            "A token can publish only content that another user approved. The approver, the token and the user who created it must not "
                + "have edited it."
        );

    private static JsonObject Cells(IEnumerable<CellV1> cells) =>
        new() { ["cells"] = JsonSerializer.SerializeToNode(cells.ToList(), JsonSerializerOptions.Web) };
}
