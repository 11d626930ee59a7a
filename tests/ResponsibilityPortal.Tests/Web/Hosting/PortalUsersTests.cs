using System.Buffers.Binary;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Hosting;

public sealed class PortalUsersTests(SeededPortal seeded)
{
    /// <summary>Identity's third format contains the hash function and the number of iterations.</summary>
    [Fact]
    public void PasswordHash_UsesPbkdf2WithSha512AndTheIterationsOfOwasp()
    {
        const byte thirdFormat = 1;
        const uint sha512 = 2;
        var hasher = seeded.Host.Services.GetRequiredService<IPasswordHasher<StoredUser>>();
        var hash = Convert.FromBase64String(hasher.HashPassword(null!, "four words, none alike"));
        Assert.Equal(thirdFormat, hash[0]);
        Assert.Equal(sha512, BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(1)));
        Assert.InRange(BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(5)), 210_000u, uint.MaxValue);
    }
}
