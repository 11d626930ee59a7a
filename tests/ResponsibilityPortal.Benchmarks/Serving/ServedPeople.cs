using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Benchmarks.Serving;

/// <summary>
/// What the measured portal answers besides: it lets people in without a ceremony, because how somebody signed in makes no
/// difference to a circuit, and it tells what its objects take up.
/// </summary>
internal static class ServedPeople
{
    /// <summary>Adds a person who may do everything, and signs them in.</summary>
    public const string SignInPath = "/base/sign-in";

    /// <summary>Tells the bytes of all objects that are still in use.</summary>
    public const string HeapPath = "/base/heap";

    public static void Map(WebApplication app)
    {
        app.MapGet(SignInPath, SignInAsync).AllowAnonymous();
        app.MapGet(HeapPath, () => LiveBytes().ToString(CultureInfo.InvariantCulture)).AllowAnonymous();
    }

    private static async Task<Ok> SignInAsync(HttpContext context, AccountActs accounts, TimeProvider clock, CancellationToken cancellationToken)
    {
        var session = await accounts.RunAsync(
            async act =>
            {
                var id = Guid.CreateVersion7();
                var person = StoredPerson.Create(id, $"Person {id:N}", $"{id:N}@example.org", Roles.FirstAdministrator, null, act.Now);
                if (await act.Manager.CreateAsync(person) is { Succeeded: false } result)
                {
                    throw new InvalidOperationException(result.ToString());
                }

                person.Join(act.Now);
                var started = await Sessions.StartAsync(act, person, SignInMethod.Passkey, new Client(null, null), cancellationToken);
                act.Keep();
                return started;
            },
            cancellationToken);
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
