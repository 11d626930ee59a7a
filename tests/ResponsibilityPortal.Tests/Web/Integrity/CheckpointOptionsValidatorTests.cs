using ResponsibilityPortal.Web.Integrity;
using ResponsibilityPortal.Web.Integrity.Witnessing;

namespace ResponsibilityPortal.Tests.Web.Integrity;

public sealed class CheckpointOptionsValidatorTests
{
    [Fact]
    public void Witnesses_ThatACheckpointHasSpaceFor_AreAccepted() => Assert.Null(Problem(14));

    /// <summary>A note with more than 16 signatures can't be read, neither by the portal nor by other programs.</summary>
    [Fact]
    public void Witnesses_BeyondTheSpaceOfACheckpoint_AreRefused() =>
        Assert.Equal("Checkpoints:Witnesses lists 15 witnesses. A checkpoint has space for the cosignatures of 14: remove 1.", Problem(15));

    private static string? Problem(int witnesses) =>
        new CheckpointOptionsValidator()
            .Validate(
                null,
                new CheckpointOptions
                {
                    Witnesses = string.Join(
                        ' ',
                        Enumerable.Range(1, witnesses).Select(number => WitnessSigner.Make($"witness.example/{number}").Key)
                    ),
                }
            )
            .Failures?.Single();
}
