using System.Buffers.Binary;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Hosting;

public sealed class PortalPeopleTests(SeededPortal seeded)
{
    /// <summary>Where Identity's third format says by which function and how often a password was hashed.</summary>
    [Fact]
    public void Passwords_are_hashed_by_PBKDF2_with_SHA_512_as_often_as_OWASP_says()
    {
        const byte thirdFormat = 1;
        const uint sha512 = 2;
        var hasher = seeded.Host.Services.GetRequiredService<IPasswordHasher<StoredPerson>>();
        var hash = Convert.FromBase64String(hasher.HashPassword(null!, "four words, none alike"));
        Assert.Equal(thirdFormat, hash[0]);
        Assert.Equal(sha512, BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(1)));
        Assert.InRange(BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(5)), 210_000u, uint.MaxValue);
    }
}
