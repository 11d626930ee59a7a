using System.Diagnostics;
using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Admin.Tokens;

/// <summary>Describes the outcome of a command about a token.</summary>
internal static class TokenWords
{
    public static string Of(TokenOutcome outcome) =>
        outcome switch
        {
            TokenOutcome.Created created => $"The token {created.Name} was created.",
            TokenOutcome.Done => "The token was revoked.",
            TokenOutcome.Unchanged => "The token had already stopped working. Nothing was changed.",
            TokenOutcome.Invalid(var problem) => problem,
            TokenOutcome.NotDone(var refusal) => RefusalWords.Of(refusal),
            _ => throw new UnreachableException(),
        };
}
