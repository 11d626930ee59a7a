using System.Collections.Frozen;

namespace ResponsibilityPortal.Domain.Reading.Search;

/// <summary>
/// English words that say nothing about what a question asks for: articles, pronouns, prepositions, auxiliary verbs, and the words with
/// which every line of a questionnaire asks ("describe", "who is responsible for"). Searches ignore them.
/// </summary>
internal static class StopWords
{
    private static readonly FrozenSet<string> All = FrozenSet.ToFrozenSet(
        (
            "a an the and or nor but of to in on at for from by with within without into onto upon between through during per via as than "
            + "before after about against under over out off up down again further then once "
            + "is are was were be been being am do does did done doing have has had having "
            + "can could may might must shall should will would "
            + "i me my we us our ours you your yours he him his she her hers it its they them their theirs "
            + "this that these those there here who whom whose which what when where why how "
            + "any all each every both few many much more most least less other others another some such same own only so too very just "
            + "if else not no nor yes ever never also either neither whether while because until "
            + "s t d ll re ve don doesn didn isn aren wasn weren hasn haven hadn won wouldn shouldn couldn "
            + "please provide describe explain state specify indicate confirm detail details e g i etc "
            + "responsible responsibility responsibilities accountable "
            + "able ensure ensures ensured take takes taken taking carry carried carries perform performs performed "
            + "nothing none anything something everything anyone someone everyone "
            + "last often quickly long"
        ).Split(' '),
        StringComparer.Ordinal
    );

    /// <summary>Those that change the meaning of the word next to them: "log on" is no log, and "at rest" no rest.</summary>
    private static readonly FrozenSet<string> Particles = FrozenSet.ToFrozenSet(
        "in on off out up down over at by to under through with without".Split(' '),
        StringComparer.Ordinal
    );

    /// <summary>
    /// Those with which compound words end: "failover", "backup", "standby". Others are endings: "serverless" is no server.
    /// </summary>
    private static readonly FrozenSet<string> LastParts = FrozenSet.ToFrozenSet(
        "in on off out up down over by".Split(' '),
        StringComparer.Ordinal
    );

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = All.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ParticleLookup =
        Particles.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> LastPartLookup =
        LastParts.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Returns whether a word in lower case is ignored.</summary>
    public static bool Contains(ReadOnlySpan<char> word) => Lookup.Contains(word);

    /// <summary>Returns whether a word in lower case changes the meaning of the word next to it.</summary>
    public static bool IsParticle(ReadOnlySpan<char> word) => ParticleLookup.Contains(word);

    /// <summary>Returns whether compound words end with a word in lower case.</summary>
    public static bool EndsWords(ReadOnlySpan<char> word) => LastPartLookup.Contains(word);
}
