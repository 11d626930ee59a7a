using ResponsibilityPortal.Benchmarks.Fuzzing;

namespace ResponsibilityPortal.Tests.Formats;

/// <summary>
/// A short run of the benchmark project's command <c>fuzz</c>: each reader gets altered files, the same in each run, and reads or refuses
/// them. What it accepts, it must accept again when it is written.
/// </summary>
public sealed class FuzzTests
{
    private const int Cases = 400;

    public static TheoryData<string> Readers => [.. FuzzTargets.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Readers))]
    public void Read_AlteredFiles_AreReadOrRefused(string reader)
    {
        var target = FuzzTargets.Find(reader)!;
        var results = Enumerable.Range(0, Cases).Select(seed => (Seed: seed, Result: FuzzResult.Of(target, seed))).ToList();

        Assert.All(results, result => Assert.True(result.Result.Fault is null, $"{reader} {result.Seed}: {result.Result.Fault}"));
        Assert.Contains(results, result => result.Result.IsRead);
        Assert.Contains(results, result => !result.Result.IsRead);
    }

    [Fact]
    public void Files_AsTheyAre_AreRead() =>
        Assert.All(FuzzTargets.All, target => Assert.All(target.Files, file => Assert.True(target.Reads(file))));

    [Fact]
    public void AlteredFile_OfTheSameSeed_IsTheSame() =>
        Assert.All(FuzzTargets.All, target => Assert.Equal(AlteredFile.Of(target, 7), AlteredFile.Of(target, 7)));
}
