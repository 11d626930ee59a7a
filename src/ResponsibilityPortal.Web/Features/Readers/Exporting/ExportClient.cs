using ResponsibilityPortal.Web.Limits;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Readers.Exporting;

/// <summary>The client of a request: a signed-in user, or the network of an anonymous reader.</summary>
/// <param name="Key">The user or the network.</param>
/// <param name="Site">The user, or the largest network that one customer of a provider usually gets.</param>
internal readonly record struct ExportClient(string Key, string Site)
{
    public static ExportClient Of(HttpContext context)
    {
        if (context.User.Identity?.IsAuthenticated == true && SignedIn.From(context.User) is { } who)
        {
            return new ExportClient($"user {who.UserId}", $"user {who.UserId}");
        }

        var address = ClientNetwork.AddressOf(context);
        return new ExportClient(ClientNetwork.Of(address), ClientNetwork.WideOf(address));
    }
}
