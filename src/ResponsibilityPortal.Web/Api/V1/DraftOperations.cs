using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Api.V1;

/// <summary>The description of the operations on drafts.</summary>
internal static class DraftOperations
{
    private const string StateTag =
        "The returned state. The body contains it too, as version of a cell or contentHash of a draft, for clients whose proxy removes "
        + "entity tags.";

    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        new(
            "readDraft",
            "Read a draft",
            "Returns the latest version that the draft is based on, the number of changed cells, and the cells without an accountable "
                + "party.",
            [ApiScopes.ReadDrafts, ApiScopes.EditDrafts]
        )
        {
            Tag = StateTag,
        },
        new(
            "readAssignment",
            "Read a cell of a draft",
            "Returns the cell, with its state as entity tag. An edit must send this tag.",
            [ApiScopes.ReadDrafts, ApiScopes.EditDrafts]
        )
        {
            Tag = StateTag,
        },
        new(
            "setAssignment",
            "Edit a cell of a draft",
            "The body replaces the whole cell. Omitted fields are cleared. An edit that is based on an older state is refused, with the "
                + "current content of the cell.",
            [ApiScopes.EditDrafts]
        )
        {
            Tag = StateTag,
            Body = (
                typeof(AssignmentEditV1),
                new JsonObject
                {
                    ["accountable"] = "yugabyte",
                    ["contributing"] = new JsonArray("customer"),
                    ["notes"] = new JsonObject { ["yugabyte"] = "Patches the operating system." },
                    ["basis"] = "judgement",
                    ["reason"] = "Agreed with operations.",
                }
            ),
            IfMatch =
                "The entity tag of the state that the edit is based on: the ETag header of a response, or the version in its body, in "
                    + "quotes. Required; * is not accepted. Weak tags and encoding suffixes that a proxy adds are accepted.",
            IsIfMatchRequired = true,
        },
        new(
            "publishDraft",
            "Publish a draft",
            "Publishes the draft as the next version of its matrix. If the draft does not differ from the latest version, the response "
                + "is 200 with the latest version.",
            [ApiScopes.Publish]
        )
        {
            Body = (
                typeof(PublicationV1),
                new JsonObject
                {
                    ["basedOn"] = 4,
                    ["message"] = "Patching moves to Yugabyte.",
                    ["moveReason"] = "Agreed with operations.",
                }
            ),
            IfMatch =
                "The entity tag (the content hash) of the draft that you reviewed. Required; * is not accepted. Any other state is "
                    + "refused.",
            IsIfMatchRequired = true,
        },
    ];
}
