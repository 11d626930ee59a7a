using System.Diagnostics;
using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Admin.Tokens;

/// <summary>Says what a command about a token came to.</summary>
internal static class TokenWords
{
    public static string Of(TokenOutcome outcome) => outcome switch
    {
        TokenOutcome.Created created => $"The token {created.Name} was made.",
        TokenOutcome.Done => "The token was revoked.",
        TokenOutcome.Unchanged => "The token had stopped working already; nothing was changed.",
        TokenOutcome.Invalid(var problem) => problem,
        TokenOutcome.NotDone(var refusal) => RefusalWords.Of(refusal),
        _ => throw new UnreachableException(),
    };
}
