"""The models of the API; each is imported when it is first used."""

from importlib import import_module
from threading import RLock as _RLock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .account import Account as Account
    from .account_settings import AccountSettings as AccountSettings
    from .account_settings_request import AccountSettingsRequest as AccountSettingsRequest
    from .account_settings_result import AccountSettingsResult as AccountSettingsResult
    from .account_vault_plus import AccountVaultPlus as AccountVaultPlus
    from .account_vault_plus_request import AccountVaultPlusRequest as AccountVaultPlusRequest
    from .action_result import ActionResult as ActionResult
    from .analytics_chart import AnalyticsChart as AnalyticsChart
    from .analytics_charts import AnalyticsCharts as AnalyticsCharts
    from .avatar_thumbs import AvatarThumbs as AvatarThumbs
    from .blocked_user_page import BlockedUserPage as BlockedUserPage
    from .broadcast_result import BroadcastResult as BroadcastResult
    from .bundle import Bundle as Bundle
    from .bundle_page import BundlePage as BundlePage
    from .bundle_request import BundleRequest as BundleRequest
    from .bundle_update_request import BundleUpdateRequest as BundleUpdateRequest
    from .chargeback import Chargeback as Chargeback
    from .chargeback_page import ChargebackPage as ChargebackPage
    from .chargeback_payment import ChargebackPayment as ChargebackPayment
    from .chart_point import ChartPoint as ChartPoint
    from .chat import Chat as Chat
    from .chat_filter import ChatFilter as ChatFilter
    from .chat_media_kind import ChatMediaKind as ChatMediaKind
    from .chat_media_page import ChatMediaPage as ChatMediaPage
    from .chat_message import ChatMessage as ChatMessage
    from .chat_message_page import ChatMessagePage as ChatMessagePage
    from .chat_message_request import ChatMessageRequest as ChatMessageRequest
    from .chat_order import ChatOrder as ChatOrder
    from .chat_page import ChatPage as ChatPage
    from .chat_user import ChatUser as ChatUser
    from .connection import Connection as Connection
    from .connection_import_request import ConnectionImportRequest as ConnectionImportRequest
    from .connection_page import ConnectionPage as ConnectionPage
    from .connection_purge_result import ConnectionPurgeResult as ConnectionPurgeResult
    from .connection_session_request import ConnectionSessionRequest as ConnectionSessionRequest
    from .connection_settings import ConnectionSettings as ConnectionSettings
    from .connection_settings_request import ConnectionSettingsRequest as ConnectionSettingsRequest
    from .connection_settings_result import ConnectionSettingsResult as ConnectionSettingsResult
    from .connection_status import ConnectionStatus as ConnectionStatus
    from .connection_user import ConnectionUser as ConnectionUser
    from .connection_vault_plus import ConnectionVaultPlus as ConnectionVaultPlus
    from .connection_vault_plus_request import (
        ConnectionVaultPlusRequest as ConnectionVaultPlusRequest,
    )
    from .current_user import CurrentUser as CurrentUser
    from .custom_name_request import CustomNameRequest as CustomNameRequest
    from .discount_request import DiscountRequest as DiscountRequest
    from .dynamic_rules import DynamicRules as DynamicRules
    from .dynamic_rules_status import DynamicRulesStatus as DynamicRulesStatus
    from .earnings_chart import EarningsChart as EarningsChart
    from .earnings_month import EarningsMonth as EarningsMonth
    from .earnings_source import EarningsSource as EarningsSource
    from .error_body import ErrorBody as ErrorBody
    from .error_message import ErrorMessage as ErrorMessage
    from .face_code_state import FaceCodeState as FaceCodeState
    from .full_media_file import FullMediaFile as FullMediaFile
    from .geolocation import Geolocation as Geolocation
    from .header_size import HeaderSize as HeaderSize
    from .header_thumbs import HeaderThumbs as HeaderThumbs
    from .image_quality import ImageQuality as ImageQuality
    from .json_object import JsonObject as JsonObject
    from .link_challenge import LinkChallenge as LinkChallenge
    from .link_request import LinkRequest as LinkRequest
    from .link_session import LinkSession as LinkSession
    from .link_session_status import LinkSessionStatus as LinkSessionStatus
    from .link_status import LinkStatus as LinkStatus
    from .linked_connection import LinkedConnection as LinkedConnection
    from .linked_session import LinkedSession as LinkedSession
    from .linked_user import LinkedUser as LinkedUser
    from .list_membership import ListMembership as ListMembership
    from .mass_message import MassMessage as MassMessage
    from .mass_message_buyer_page import MassMessageBuyerPage as MassMessageBuyerPage
    from .mass_message_request import MassMessageRequest as MassMessageRequest
    from .mass_messages_chart import MassMessagesChart as MassMessagesChart
    from .media import Media as Media
    from .media_file import MediaFile as MediaFile
    from .media_files import MediaFiles as MediaFiles
    from .media_source import MediaSource as MediaSource
    from .media_type import MediaType as MediaType
    from .media_type_counts import MediaTypeCounts as MediaTypeCounts
    from .message_user import MessageUser as MessageUser
    from .note_request import NoteRequest as NoteRequest
    from .notification import Notification as Notification
    from .notification_page import NotificationPage as NotificationPage
    from .notification_replacements import NotificationReplacements as NotificationReplacements
    from .notification_type import NotificationType as NotificationType
    from .phone_code_state import PhoneCodeState as PhoneCodeState
    from .post import Post as Post
    from .post_author import PostAuthor as PostAuthor
    from .post_chart_metric import PostChartMetric as PostChartMetric
    from .post_counters import PostCounters as PostCounters
    from .post_details import PostDetails as PostDetails
    from .post_page import PostPage as PostPage
    from .post_request import PostRequest as PostRequest
    from .post_sort_by import PostSortBy as PostSortBy
    from .post_stats import PostStats as PostStats
    from .post_stats_summary import PostStatsSummary as PostStatsSummary
    from .post_voting import PostVoting as PostVoting
    from .post_voting_option import PostVotingOption as PostVotingOption
    from .preview_media_file import PreviewMediaFile as PreviewMediaFile
    from .profile_request import ProfileRequest as ProfileRequest
    from .promotion import Promotion as Promotion
    from .promotion_page import PromotionPage as PromotionPage
    from .promotion_request import PromotionRequest as PromotionRequest
    from .promotion_update_request import PromotionUpdateRequest as PromotionUpdateRequest
    from .purge_result import PurgeResult as PurgeResult
    from .purge_strategy import PurgeStrategy as PurgeStrategy
    from .queued_message import QueuedMessage as QueuedMessage
    from .release_form import ReleaseForm as ReleaseForm
    from .release_form_filter import ReleaseFormFilter as ReleaseFormFilter
    from .release_form_record import ReleaseFormRecord as ReleaseFormRecord
    from .release_form_record_page import ReleaseFormRecordPage as ReleaseFormRecordPage
    from .release_form_sort_by import ReleaseFormSortBy as ReleaseFormSortBy
    from .release_form_user import ReleaseFormUser as ReleaseFormUser
    from .restricted_user import RestrictedUser as RestrictedUser
    from .restricted_user_page import RestrictedUserPage as RestrictedUserPage
    from .rules_access_error import RulesAccessError as RulesAccessError
    from .sent_mass_message import SentMassMessage as SentMassMessage
    from .sent_mass_message_page import SentMassMessagePage as SentMassMessagePage
    from .sign_request import SignRequest as SignRequest
    from .sign_result import SignResult as SignResult
    from .signature_headers import SignatureHeaders as SignatureHeaders
    from .signed_out_user import SignedOutUser as SignedOutUser
    from .signing_rules import SigningRules as SigningRules
    from .sort_direction import SortDirection as SortDirection
    from .stored_file import StoredFile as StoredFile
    from .stored_file_source import StoredFileSource as StoredFileSource
    from .stored_file_status import StoredFileStatus as StoredFileStatus
    from .stored_files import StoredFiles as StoredFiles
    from .stored_media import StoredMedia as StoredMedia
    from .stored_media_batch import StoredMediaBatch as StoredMediaBatch
    from .stored_media_deletion import StoredMediaDeletion as StoredMediaDeletion
    from .stored_media_page import StoredMediaPage as StoredMediaPage
    from .stored_media_request import StoredMediaRequest as StoredMediaRequest
    from .stored_media_type import StoredMediaType as StoredMediaType
    from .story import Story as Story
    from .story_chart_metric import StoryChartMetric as StoryChartMetric
    from .story_post import StoryPost as StoryPost
    from .story_post_coordinates import StoryPostCoordinates as StoryPostCoordinates
    from .story_question import StoryQuestion as StoryQuestion
    from .story_question_position import StoryQuestionPosition as StoryQuestionPosition
    from .story_question_text import StoryQuestionText as StoryQuestionText
    from .story_text import StoryText as StoryText
    from .story_text_position import StoryTextPosition as StoryTextPosition
    from .story_viewer import StoryViewer as StoryViewer
    from .stream_metric import StreamMetric as StreamMetric
    from .subscribed_by_data import SubscribedByData as SubscribedByData
    from .subscribed_on_data import SubscribedOnData as SubscribedOnData
    from .subscriber import Subscriber as Subscriber
    from .subscriber_capabilities import SubscriberCapabilities as SubscriberCapabilities
    from .subscriber_filter import SubscriberFilter as SubscriberFilter
    from .subscriber_history_entry import SubscriberHistoryEntry as SubscriberHistoryEntry
    from .subscriber_latest_type import SubscriberLatestType as SubscriberLatestType
    from .subscriber_list import SubscriberList as SubscriberList
    from .subscriber_page import SubscriberPage as SubscriberPage
    from .subscriber_spending import SubscriberSpending as SubscriberSpending
    from .subscriber_status_counts import SubscriberStatusCounts as SubscriberStatusCounts
    from .subscriber_subscription import SubscriberSubscription as SubscriberSubscription
    from .subscriber_type import SubscriberType as SubscriberType
    from .subscription import Subscription as Subscription
    from .subscription_counts import SubscriptionCounts as SubscriptionCounts
    from .subscription_filter import SubscriptionFilter as SubscriptionFilter
    from .subscription_history_entry import SubscriptionHistoryEntry as SubscriptionHistoryEntry
    from .subscription_history_page import SubscriptionHistoryPage as SubscriptionHistoryPage
    from .subscription_page import SubscriptionPage as SubscriptionPage
    from .subscription_record import SubscriptionRecord as SubscriptionRecord
    from .subscription_status_counts import SubscriptionStatusCounts as SubscriptionStatusCounts
    from .subscription_type import SubscriptionType as SubscriptionType
    from .tagged_friend import TaggedFriend as TaggedFriend
    from .tagged_friend_page import TaggedFriendPage as TaggedFriendPage
    from .tagged_friend_user import TaggedFriendUser as TaggedFriendUser
    from .tagged_release_forms import TaggedReleaseForms as TaggedReleaseForms
    from .tips_source import TipsSource as TipsSource
    from .top_campaign import TopCampaign as TopCampaign
    from .top_campaign_page import TopCampaignPage as TopCampaignPage
    from .top_post import TopPost as TopPost
    from .top_post_metric import TopPostMetric as TopPostMetric
    from .top_post_page import TopPostPage as TopPostPage
    from .top_promotion import TopPromotion as TopPromotion
    from .top_promotion_page import TopPromotionPage as TopPromotionPage
    from .top_story import TopStory as TopStory
    from .top_story_metric import TopStoryMetric as TopStoryMetric
    from .top_story_page import TopStoryPage as TopStoryPage
    from .top_stream import TopStream as TopStream
    from .top_stream_page import TopStreamPage as TopStreamPage
    from .top_trial_link import TopTrialLink as TopTrialLink
    from .top_trial_link_page import TopTrialLinkPage as TopTrialLinkPage
    from .top_visitor_countries import TopVisitorCountries as TopVisitorCountries
    from .tracking_link import TrackingLink as TrackingLink
    from .tracking_link_claimer_page import TrackingLinkClaimerPage as TrackingLinkClaimerPage
    from .tracking_link_page import TrackingLinkPage as TrackingLinkPage
    from .tracking_link_request import TrackingLinkRequest as TrackingLinkRequest
    from .tracking_link_share_request import TrackingLinkShareRequest as TrackingLinkShareRequest
    from .tracking_link_update_request import TrackingLinkUpdateRequest as TrackingLinkUpdateRequest
    from .transaction import Transaction as Transaction
    from .transaction_amounts import TransactionAmounts as TransactionAmounts
    from .transaction_page import TransactionPage as TransactionPage
    from .transaction_type import TransactionType as TransactionType
    from .transaction_user import TransactionUser as TransactionUser
    from .trial_link import TrialLink as TrialLink
    from .trial_link_page import TrialLinkPage as TrialLinkPage
    from .trial_link_request import TrialLinkRequest as TrialLinkRequest
    from .trial_link_share_request import TrialLinkShareRequest as TrialLinkShareRequest
    from .trial_link_update_request import TrialLinkUpdateRequest as TrialLinkUpdateRequest
    from .two_factor_method import TwoFactorMethod as TwoFactorMethod
    from .two_factor_state import TwoFactorState as TwoFactorState
    from .unsend_message_request import UnsendMessageRequest as UnsendMessageRequest
    from .unsend_result import UnsendResult as UnsendResult
    from .upload import Upload as Upload
    from .upload_check import UploadCheck as UploadCheck
    from .upload_check_request import UploadCheckRequest as UploadCheckRequest
    from .upload_complete_request import UploadCompleteRequest as UploadCompleteRequest
    from .upload_init_request import UploadInitRequest as UploadInitRequest
    from .uploaded_media import UploadedMedia as UploadedMedia
    from .uploaded_part import UploadedPart as UploadedPart
    from .user import User as User
    from .user_batch import UserBatch as UserBatch
    from .user_list import UserList as UserList
    from .user_list_added import UserListAdded as UserListAdded
    from .user_list_addition import UserListAddition as UserListAddition
    from .user_list_failure import UserListFailure as UserListFailure
    from .user_list_member_page import UserListMemberPage as UserListMemberPage
    from .user_list_page import UserListPage as UserListPage
    from .user_list_request import UserListRequest as UserListRequest
    from .user_list_sort import UserListSort as UserListSort
    from .user_list_state import UserListState as UserListState
    from .user_lists_request import UserListsRequest as UserListsRequest
    from .user_lists_result import UserListsResult as UserListsResult
    from .user_summary import UserSummary as UserSummary
    from .vault_list import VaultList as VaultList
    from .vault_list_media_request import VaultListMediaRequest as VaultListMediaRequest
    from .vault_list_page import VaultListPage as VaultListPage
    from .vault_list_preview import VaultListPreview as VaultListPreview
    from .vault_list_request import VaultListRequest as VaultListRequest
    from .vault_list_type import VaultListType as VaultListType
    from .vault_list_update_request import VaultListUpdateRequest as VaultListUpdateRequest
    from .vault_media import VaultMedia as VaultMedia
    from .vault_media_counters import VaultMediaCounters as VaultMediaCounters
    from .vault_media_list import VaultMediaList as VaultMediaList
    from .vault_media_page import VaultMediaPage as VaultMediaPage
    from .vault_media_sort import VaultMediaSort as VaultMediaSort
    from .vault_plus_defaults import VaultPlusDefaults as VaultPlusDefaults
    from .vault_plus_purge_result import VaultPlusPurgeResult as VaultPlusPurgeResult
    from .vault_plus_settings import VaultPlusSettings as VaultPlusSettings
    from .vault_plus_stats import VaultPlusStats as VaultPlusStats
    from .vault_plus_status import VaultPlusStatus as VaultPlusStatus
    from .vault_plus_store_result import VaultPlusStoreResult as VaultPlusStoreResult
    from .vault_plus_usage import VaultPlusUsage as VaultPlusUsage
    from .vault_totals import VaultTotals as VaultTotals
    from .vault_totals_preview import VaultTotalsPreview as VaultTotalsPreview
    from .vault_upload_mode import VaultUploadMode as VaultUploadMode
    from .vault_upload_options import VaultUploadOptions as VaultUploadOptions
    from .video_quality import VideoQuality as VideoQuality
    from .video_sources import VideoSources as VideoSources
    from .visitor_chart_series import VisitorChartSeries as VisitorChartSeries
    from .visitor_chart_total import VisitorChartTotal as VisitorChartTotal
    from .visitor_countries_chart import VisitorCountriesChart as VisitorCountriesChart
    from .visitor_country import VisitorCountry as VisitorCountry
    from .visitor_country_ranking import VisitorCountryRanking as VisitorCountryRanking
    from .visitor_group import VisitorGroup as VisitorGroup
    from .visitor_totals import VisitorTotals as VisitorTotals
    from .visitor_views import VisitorViews as VisitorViews

__all__ = [
    "Account",
    "AccountSettings",
    "AccountSettingsRequest",
    "AccountSettingsResult",
    "AccountVaultPlus",
    "AccountVaultPlusRequest",
    "ActionResult",
    "AnalyticsChart",
    "AnalyticsCharts",
    "AvatarThumbs",
    "BlockedUserPage",
    "BroadcastResult",
    "Bundle",
    "BundlePage",
    "BundleRequest",
    "BundleUpdateRequest",
    "Chargeback",
    "ChargebackPage",
    "ChargebackPayment",
    "ChartPoint",
    "Chat",
    "ChatFilter",
    "ChatMediaKind",
    "ChatMediaPage",
    "ChatMessage",
    "ChatMessagePage",
    "ChatMessageRequest",
    "ChatOrder",
    "ChatPage",
    "ChatUser",
    "Connection",
    "ConnectionImportRequest",
    "ConnectionPage",
    "ConnectionPurgeResult",
    "ConnectionSessionRequest",
    "ConnectionSettings",
    "ConnectionSettingsRequest",
    "ConnectionSettingsResult",
    "ConnectionStatus",
    "ConnectionUser",
    "ConnectionVaultPlus",
    "ConnectionVaultPlusRequest",
    "CurrentUser",
    "CustomNameRequest",
    "DiscountRequest",
    "DynamicRules",
    "DynamicRulesStatus",
    "EarningsChart",
    "EarningsMonth",
    "EarningsSource",
    "ErrorBody",
    "ErrorMessage",
    "FaceCodeState",
    "FullMediaFile",
    "Geolocation",
    "HeaderSize",
    "HeaderThumbs",
    "ImageQuality",
    "JsonObject",
    "LinkChallenge",
    "LinkRequest",
    "LinkSession",
    "LinkSessionStatus",
    "LinkStatus",
    "LinkedConnection",
    "LinkedSession",
    "LinkedUser",
    "ListMembership",
    "MassMessage",
    "MassMessageBuyerPage",
    "MassMessageRequest",
    "MassMessagesChart",
    "Media",
    "MediaFile",
    "MediaFiles",
    "MediaSource",
    "MediaType",
    "MediaTypeCounts",
    "MessageUser",
    "NoteRequest",
    "Notification",
    "NotificationPage",
    "NotificationReplacements",
    "NotificationType",
    "PhoneCodeState",
    "Post",
    "PostAuthor",
    "PostChartMetric",
    "PostCounters",
    "PostDetails",
    "PostPage",
    "PostRequest",
    "PostSortBy",
    "PostStats",
    "PostStatsSummary",
    "PostVoting",
    "PostVotingOption",
    "PreviewMediaFile",
    "ProfileRequest",
    "Promotion",
    "PromotionPage",
    "PromotionRequest",
    "PromotionUpdateRequest",
    "PurgeResult",
    "PurgeStrategy",
    "QueuedMessage",
    "ReleaseForm",
    "ReleaseFormFilter",
    "ReleaseFormRecord",
    "ReleaseFormRecordPage",
    "ReleaseFormSortBy",
    "ReleaseFormUser",
    "RestrictedUser",
    "RestrictedUserPage",
    "RulesAccessError",
    "SentMassMessage",
    "SentMassMessagePage",
    "SignRequest",
    "SignResult",
    "SignatureHeaders",
    "SignedOutUser",
    "SigningRules",
    "SortDirection",
    "StoredFile",
    "StoredFileSource",
    "StoredFileStatus",
    "StoredFiles",
    "StoredMedia",
    "StoredMediaBatch",
    "StoredMediaDeletion",
    "StoredMediaPage",
    "StoredMediaRequest",
    "StoredMediaType",
    "Story",
    "StoryChartMetric",
    "StoryPost",
    "StoryPostCoordinates",
    "StoryQuestion",
    "StoryQuestionPosition",
    "StoryQuestionText",
    "StoryText",
    "StoryTextPosition",
    "StoryViewer",
    "StreamMetric",
    "SubscribedByData",
    "SubscribedOnData",
    "Subscriber",
    "SubscriberCapabilities",
    "SubscriberFilter",
    "SubscriberHistoryEntry",
    "SubscriberLatestType",
    "SubscriberList",
    "SubscriberPage",
    "SubscriberSpending",
    "SubscriberStatusCounts",
    "SubscriberSubscription",
    "SubscriberType",
    "Subscription",
    "SubscriptionCounts",
    "SubscriptionFilter",
    "SubscriptionHistoryEntry",
    "SubscriptionHistoryPage",
    "SubscriptionPage",
    "SubscriptionRecord",
    "SubscriptionStatusCounts",
    "SubscriptionType",
    "TaggedFriend",
    "TaggedFriendPage",
    "TaggedFriendUser",
    "TaggedReleaseForms",
    "TipsSource",
    "TopCampaign",
    "TopCampaignPage",
    "TopPost",
    "TopPostMetric",
    "TopPostPage",
    "TopPromotion",
    "TopPromotionPage",
    "TopStory",
    "TopStoryMetric",
    "TopStoryPage",
    "TopStream",
    "TopStreamPage",
    "TopTrialLink",
    "TopTrialLinkPage",
    "TopVisitorCountries",
    "TrackingLink",
    "TrackingLinkClaimerPage",
    "TrackingLinkPage",
    "TrackingLinkRequest",
    "TrackingLinkShareRequest",
    "TrackingLinkUpdateRequest",
    "Transaction",
    "TransactionAmounts",
    "TransactionPage",
    "TransactionType",
    "TransactionUser",
    "TrialLink",
    "TrialLinkPage",
    "TrialLinkRequest",
    "TrialLinkShareRequest",
    "TrialLinkUpdateRequest",
    "TwoFactorMethod",
    "TwoFactorState",
    "UnsendMessageRequest",
    "UnsendResult",
    "Upload",
    "UploadCheck",
    "UploadCheckRequest",
    "UploadCompleteRequest",
    "UploadInitRequest",
    "UploadedMedia",
    "UploadedPart",
    "User",
    "UserBatch",
    "UserList",
    "UserListAdded",
    "UserListAddition",
    "UserListFailure",
    "UserListMemberPage",
    "UserListPage",
    "UserListRequest",
    "UserListSort",
    "UserListState",
    "UserListsRequest",
    "UserListsResult",
    "UserSummary",
    "VaultList",
    "VaultListMediaRequest",
    "VaultListPage",
    "VaultListPreview",
    "VaultListRequest",
    "VaultListType",
    "VaultListUpdateRequest",
    "VaultMedia",
    "VaultMediaCounters",
    "VaultMediaList",
    "VaultMediaPage",
    "VaultMediaSort",
    "VaultPlusDefaults",
    "VaultPlusPurgeResult",
    "VaultPlusSettings",
    "VaultPlusStats",
    "VaultPlusStatus",
    "VaultPlusStoreResult",
    "VaultPlusUsage",
    "VaultTotals",
    "VaultTotalsPreview",
    "VaultUploadMode",
    "VaultUploadOptions",
    "VideoQuality",
    "VideoSources",
    "VisitorChartSeries",
    "VisitorChartTotal",
    "VisitorCountriesChart",
    "VisitorCountry",
    "VisitorCountryRanking",
    "VisitorGroup",
    "VisitorTotals",
    "VisitorViews",
]

_MODULES = {
    "Account": "account",
    "AccountSettings": "account_settings",
    "AccountSettingsRequest": "account_settings_request",
    "AccountSettingsResult": "account_settings_result",
    "AccountVaultPlus": "account_vault_plus",
    "AccountVaultPlusRequest": "account_vault_plus_request",
    "ActionResult": "action_result",
    "AnalyticsChart": "analytics_chart",
    "AnalyticsCharts": "analytics_charts",
    "AvatarThumbs": "avatar_thumbs",
    "BlockedUserPage": "blocked_user_page",
    "BroadcastResult": "broadcast_result",
    "Bundle": "bundle",
    "BundlePage": "bundle_page",
    "BundleRequest": "bundle_request",
    "BundleUpdateRequest": "bundle_update_request",
    "Chargeback": "chargeback",
    "ChargebackPage": "chargeback_page",
    "ChargebackPayment": "chargeback_payment",
    "ChartPoint": "chart_point",
    "Chat": "chat",
    "ChatFilter": "chat_filter",
    "ChatMediaKind": "chat_media_kind",
    "ChatMediaPage": "chat_media_page",
    "ChatMessage": "chat_message",
    "ChatMessagePage": "chat_message_page",
    "ChatMessageRequest": "chat_message_request",
    "ChatOrder": "chat_order",
    "ChatPage": "chat_page",
    "ChatUser": "chat_user",
    "Connection": "connection",
    "ConnectionImportRequest": "connection_import_request",
    "ConnectionPage": "connection_page",
    "ConnectionPurgeResult": "connection_purge_result",
    "ConnectionSessionRequest": "connection_session_request",
    "ConnectionSettings": "connection_settings",
    "ConnectionSettingsRequest": "connection_settings_request",
    "ConnectionSettingsResult": "connection_settings_result",
    "ConnectionStatus": "connection_status",
    "ConnectionUser": "connection_user",
    "ConnectionVaultPlus": "connection_vault_plus",
    "ConnectionVaultPlusRequest": "connection_vault_plus_request",
    "CurrentUser": "current_user",
    "CustomNameRequest": "custom_name_request",
    "DiscountRequest": "discount_request",
    "DynamicRules": "dynamic_rules",
    "DynamicRulesStatus": "dynamic_rules_status",
    "EarningsChart": "earnings_chart",
    "EarningsMonth": "earnings_month",
    "EarningsSource": "earnings_source",
    "ErrorBody": "error_body",
    "ErrorMessage": "error_message",
    "FaceCodeState": "face_code_state",
    "FullMediaFile": "full_media_file",
    "Geolocation": "geolocation",
    "HeaderSize": "header_size",
    "HeaderThumbs": "header_thumbs",
    "ImageQuality": "image_quality",
    "JsonObject": "json_object",
    "LinkChallenge": "link_challenge",
    "LinkRequest": "link_request",
    "LinkSession": "link_session",
    "LinkSessionStatus": "link_session_status",
    "LinkStatus": "link_status",
    "LinkedConnection": "linked_connection",
    "LinkedSession": "linked_session",
    "LinkedUser": "linked_user",
    "ListMembership": "list_membership",
    "MassMessage": "mass_message",
    "MassMessageBuyerPage": "mass_message_buyer_page",
    "MassMessageRequest": "mass_message_request",
    "MassMessagesChart": "mass_messages_chart",
    "Media": "media",
    "MediaFile": "media_file",
    "MediaFiles": "media_files",
    "MediaSource": "media_source",
    "MediaType": "media_type",
    "MediaTypeCounts": "media_type_counts",
    "MessageUser": "message_user",
    "NoteRequest": "note_request",
    "Notification": "notification",
    "NotificationPage": "notification_page",
    "NotificationReplacements": "notification_replacements",
    "NotificationType": "notification_type",
    "PhoneCodeState": "phone_code_state",
    "Post": "post",
    "PostAuthor": "post_author",
    "PostChartMetric": "post_chart_metric",
    "PostCounters": "post_counters",
    "PostDetails": "post_details",
    "PostPage": "post_page",
    "PostRequest": "post_request",
    "PostSortBy": "post_sort_by",
    "PostStats": "post_stats",
    "PostStatsSummary": "post_stats_summary",
    "PostVoting": "post_voting",
    "PostVotingOption": "post_voting_option",
    "PreviewMediaFile": "preview_media_file",
    "ProfileRequest": "profile_request",
    "Promotion": "promotion",
    "PromotionPage": "promotion_page",
    "PromotionRequest": "promotion_request",
    "PromotionUpdateRequest": "promotion_update_request",
    "PurgeResult": "purge_result",
    "PurgeStrategy": "purge_strategy",
    "QueuedMessage": "queued_message",
    "ReleaseForm": "release_form",
    "ReleaseFormFilter": "release_form_filter",
    "ReleaseFormRecord": "release_form_record",
    "ReleaseFormRecordPage": "release_form_record_page",
    "ReleaseFormSortBy": "release_form_sort_by",
    "ReleaseFormUser": "release_form_user",
    "RestrictedUser": "restricted_user",
    "RestrictedUserPage": "restricted_user_page",
    "RulesAccessError": "rules_access_error",
    "SentMassMessage": "sent_mass_message",
    "SentMassMessagePage": "sent_mass_message_page",
    "SignRequest": "sign_request",
    "SignResult": "sign_result",
    "SignatureHeaders": "signature_headers",
    "SignedOutUser": "signed_out_user",
    "SigningRules": "signing_rules",
    "SortDirection": "sort_direction",
    "StoredFile": "stored_file",
    "StoredFileSource": "stored_file_source",
    "StoredFileStatus": "stored_file_status",
    "StoredFiles": "stored_files",
    "StoredMedia": "stored_media",
    "StoredMediaBatch": "stored_media_batch",
    "StoredMediaDeletion": "stored_media_deletion",
    "StoredMediaPage": "stored_media_page",
    "StoredMediaRequest": "stored_media_request",
    "StoredMediaType": "stored_media_type",
    "Story": "story",
    "StoryChartMetric": "story_chart_metric",
    "StoryPost": "story_post",
    "StoryPostCoordinates": "story_post_coordinates",
    "StoryQuestion": "story_question",
    "StoryQuestionPosition": "story_question_position",
    "StoryQuestionText": "story_question_text",
    "StoryText": "story_text",
    "StoryTextPosition": "story_text_position",
    "StoryViewer": "story_viewer",
    "StreamMetric": "stream_metric",
    "SubscribedByData": "subscribed_by_data",
    "SubscribedOnData": "subscribed_on_data",
    "Subscriber": "subscriber",
    "SubscriberCapabilities": "subscriber_capabilities",
    "SubscriberFilter": "subscriber_filter",
    "SubscriberHistoryEntry": "subscriber_history_entry",
    "SubscriberLatestType": "subscriber_latest_type",
    "SubscriberList": "subscriber_list",
    "SubscriberPage": "subscriber_page",
    "SubscriberSpending": "subscriber_spending",
    "SubscriberStatusCounts": "subscriber_status_counts",
    "SubscriberSubscription": "subscriber_subscription",
    "SubscriberType": "subscriber_type",
    "Subscription": "subscription",
    "SubscriptionCounts": "subscription_counts",
    "SubscriptionFilter": "subscription_filter",
    "SubscriptionHistoryEntry": "subscription_history_entry",
    "SubscriptionHistoryPage": "subscription_history_page",
    "SubscriptionPage": "subscription_page",
    "SubscriptionRecord": "subscription_record",
    "SubscriptionStatusCounts": "subscription_status_counts",
    "SubscriptionType": "subscription_type",
    "TaggedFriend": "tagged_friend",
    "TaggedFriendPage": "tagged_friend_page",
    "TaggedFriendUser": "tagged_friend_user",
    "TaggedReleaseForms": "tagged_release_forms",
    "TipsSource": "tips_source",
    "TopCampaign": "top_campaign",
    "TopCampaignPage": "top_campaign_page",
    "TopPost": "top_post",
    "TopPostMetric": "top_post_metric",
    "TopPostPage": "top_post_page",
    "TopPromotion": "top_promotion",
    "TopPromotionPage": "top_promotion_page",
    "TopStory": "top_story",
    "TopStoryMetric": "top_story_metric",
    "TopStoryPage": "top_story_page",
    "TopStream": "top_stream",
    "TopStreamPage": "top_stream_page",
    "TopTrialLink": "top_trial_link",
    "TopTrialLinkPage": "top_trial_link_page",
    "TopVisitorCountries": "top_visitor_countries",
    "TrackingLink": "tracking_link",
    "TrackingLinkClaimerPage": "tracking_link_claimer_page",
    "TrackingLinkPage": "tracking_link_page",
    "TrackingLinkRequest": "tracking_link_request",
    "TrackingLinkShareRequest": "tracking_link_share_request",
    "TrackingLinkUpdateRequest": "tracking_link_update_request",
    "Transaction": "transaction",
    "TransactionAmounts": "transaction_amounts",
    "TransactionPage": "transaction_page",
    "TransactionType": "transaction_type",
    "TransactionUser": "transaction_user",
    "TrialLink": "trial_link",
    "TrialLinkPage": "trial_link_page",
    "TrialLinkRequest": "trial_link_request",
    "TrialLinkShareRequest": "trial_link_share_request",
    "TrialLinkUpdateRequest": "trial_link_update_request",
    "TwoFactorMethod": "two_factor_method",
    "TwoFactorState": "two_factor_state",
    "UnsendMessageRequest": "unsend_message_request",
    "UnsendResult": "unsend_result",
    "Upload": "upload",
    "UploadCheck": "upload_check",
    "UploadCheckRequest": "upload_check_request",
    "UploadCompleteRequest": "upload_complete_request",
    "UploadInitRequest": "upload_init_request",
    "UploadedMedia": "uploaded_media",
    "UploadedPart": "uploaded_part",
    "User": "user",
    "UserBatch": "user_batch",
    "UserList": "user_list",
    "UserListAdded": "user_list_added",
    "UserListAddition": "user_list_addition",
    "UserListFailure": "user_list_failure",
    "UserListMemberPage": "user_list_member_page",
    "UserListPage": "user_list_page",
    "UserListRequest": "user_list_request",
    "UserListSort": "user_list_sort",
    "UserListState": "user_list_state",
    "UserListsRequest": "user_lists_request",
    "UserListsResult": "user_lists_result",
    "UserSummary": "user_summary",
    "VaultList": "vault_list",
    "VaultListMediaRequest": "vault_list_media_request",
    "VaultListPage": "vault_list_page",
    "VaultListPreview": "vault_list_preview",
    "VaultListRequest": "vault_list_request",
    "VaultListType": "vault_list_type",
    "VaultListUpdateRequest": "vault_list_update_request",
    "VaultMedia": "vault_media",
    "VaultMediaCounters": "vault_media_counters",
    "VaultMediaList": "vault_media_list",
    "VaultMediaPage": "vault_media_page",
    "VaultMediaSort": "vault_media_sort",
    "VaultPlusDefaults": "vault_plus_defaults",
    "VaultPlusPurgeResult": "vault_plus_purge_result",
    "VaultPlusSettings": "vault_plus_settings",
    "VaultPlusStats": "vault_plus_stats",
    "VaultPlusStatus": "vault_plus_status",
    "VaultPlusStoreResult": "vault_plus_store_result",
    "VaultPlusUsage": "vault_plus_usage",
    "VaultTotals": "vault_totals",
    "VaultTotalsPreview": "vault_totals_preview",
    "VaultUploadMode": "vault_upload_mode",
    "VaultUploadOptions": "vault_upload_options",
    "VideoQuality": "video_quality",
    "VideoSources": "video_sources",
    "VisitorChartSeries": "visitor_chart_series",
    "VisitorChartTotal": "visitor_chart_total",
    "VisitorCountriesChart": "visitor_countries_chart",
    "VisitorCountry": "visitor_country",
    "VisitorCountryRanking": "visitor_country_ranking",
    "VisitorGroup": "visitor_group",
    "VisitorTotals": "visitor_totals",
    "VisitorViews": "visitor_views",
}

if not TYPE_CHECKING:
    # Without it, threads that import models which hold each other may get an error of importlib.
    _IMPORTS = _RLock()

    def __getattr__(name: str) -> object:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        with _IMPORTS:
            found = getattr(import_module(f".{_MODULES[name]}", __name__), name)
        globals()[name] = found
        return found

    def __dir__() -> list[str]:
        return sorted(__all__)
