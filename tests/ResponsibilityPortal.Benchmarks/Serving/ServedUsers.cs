using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Benchmarks.Serving;

/// <summary>
/// Additional endpoints of the measured portal. They sign users in without a ceremony, because the sign-in method makes no difference to a
/// circuit, and return the memory of live objects.
/// </summary>
internal static class ServedUsers
{
    /// <summary>The address that adds a user with all roles and signs them in.</summary>
    public const string SignInPath = "/base/sign-in";

    /// <summary>The address that returns the bytes of all live objects.</summary>
    public const string HeapPath = "/base/heap";

    public static void Map(WebApplication app)
    {
        app.MapGet(SignInPath, SignInAsync).AllowAnonymous();
        app.MapGet(HeapPath, () => LiveBytes().ToString(CultureInfo.InvariantCulture)).AllowAnonymous();
    }

    private static async Task<Ok> SignInAsync(
        HttpContext context,
        AccountActs accounts,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var session = await accounts.RunAsync(
            async act =>
            {
                var id = Guid.CreateVersion7();
                var user = StoredUser.Create(id, $"User {id:N}", $"{id:N}@example.org", Roles.FirstAdministrator, null, act.Now);
                if (await act.Manager.CreateAsync(user) is { Succeeded: false } result)
                {
                    throw new InvalidOperationException(result.ToString());
                }

                user.Join(act.Now);
                var started = await Sessions.StartAsync(act, user, SignInMethod.Passkey, new Client(null, null), cancellationToken);
                act.Keep();
                return started;
            },
            cancellationToken
        );
        await SessionCookie.SignInAsync(context, session.Id, clock);
        return TypedResults.Ok();
    }

    private static long LiveBytes()
    {
        for (var time = 0; time < 3; time++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
