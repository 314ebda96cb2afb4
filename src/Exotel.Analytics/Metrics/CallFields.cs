using System;

namespace Exotel.Analytics.Metrics;

/// <summary>The properties of a <see cref="CallRow"/> that figures need; sources read no others.</summary>
[Flags]
internal enum CallFields
{
    None = 0,
    Sid = 1,
    AccountSid = 1 << 1,
    Direction = 1 << 2,
    Outcome = 1 << 3,
    ExoPhone = 1 << 4,
    CustomerNumber = 1 << 5,
    AgentNumber = 1 << 6,
    CallerName = 1 << 7,
    DateCreated = 1 << 8,
    StartTime = 1 << 9,
    EndTime = 1 << 10,
    Duration = 1 << 11,
    ConversationDuration = 1 << 12,
    Leg1Duration = 1 << 13,
    Price = 1 << 14,
    All = (1 << 15) - 1,
}
