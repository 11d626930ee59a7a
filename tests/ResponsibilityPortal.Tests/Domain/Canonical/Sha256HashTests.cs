using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Tests.Domain.Canonical;

public sealed class Sha256HashTests
{
    [Theory]
    // FIPS 180-4 examples.
    [InlineData("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    public void Of_Bytes_IsLowerCaseHexadecimal(string text, string hash)
    {
        Assert.Equal(hash, Sha256Hash.Of(System.Text.Encoding.UTF8.GetBytes(text)));
        Assert.Equal(Sha256Hash.Length, hash.Length);
    }
}
