using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Web.Features.Admin.Structure.Forms;

/// <summary>The field for the standing of a matrix.</summary>
internal static class StandingChoice
{
    public static ChoiceFieldOf<Standing> Of(Standing standing) =>
        new(
            "standing",
            "Standing",
            [
                .. Enum.GetValues<Standing>()
                    .Select(value => (MatrixFormat.WordFor(MatrixFormat.Standings, value), Wording.Standing(value), value)),
            ],
            MatrixFormat.WordFor(MatrixFormat.Standings, standing)
        )
        {
            Help =
                "Official: published by the vendor whose product it describes. Unofficial: prepared by others. Example: describes "
                    + "nothing real",
        };
}
