using System.Reflection;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>The built-in matrix and the published schema, as embedded in the portal.</summary>
internal static class SeedMatrix
{
    public static byte[] Bytes { get; } = Resource("built-in.json");

    public static byte[] Schema { get; } = Resource("responsibility-matrix-1.json");

    public static Matrix Read() => TestMatrix.Accepted(Bytes);

    public static MatrixIndex Index() => new(Read());

    private static byte[] Resource(string name)
    {
        using var stream =
            Assembly.Load("ResponsibilityPortal.Web").GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The host has no resource '{name}'.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
